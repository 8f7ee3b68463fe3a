import { LONGEST_TAG } from '@desk/contracts';

const TAG = /^[\p{L}\p{N}][\p{L}\p{N} _.:/+-]*$/u;

/** As it is kept: in small letters, with single spaces. */
export const normalisedTag = (tag: string): string =>
  tag.normalize('NFC').toLocaleLowerCase('nb').trim().replace(/\s+/gu, ' ');

/** Whether a normalised tag is one. */
export const isTag = (tag: string): boolean => tag.length <= LONGEST_TAG && TAG.test(tag);

/** Normalised, each once, in an order that does not hang on how they came. */
export const normalisedTags = (tags: readonly string[]): string[] => [...new Set(tags.map(normalisedTag))].sort();
