import type { UpdateTicketRequest } from '@desk/contracts';

/** What changed of a ticket since a version, from first to last, in the words of the API. */
type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;
type Wanted = Omit<UpdateTicketRequest, 'version'>;

/** The words by which changes name what a request sets. The reason goes with its priority. */
const WORDS = [
  ['subject', 'subject'],
  ['kind', 'kind'],
  ['serviceKey', 'service'],
  ['priority', 'priority'],
  ['tags', 'tags'],
  ['neededSkill', 'neededSkill'],
  ['neededSkill', 'neededSkillLevel'],
] as const;

/**
 * The fields that a request made against an older version sets to one value and somebody else has meanwhile set to another,
 * in the words of the API. None: the request goes on top of what was done.
 */
export function collisions(wanted: Wanted, changes: Changes): string[] {
  return WORDS.flatMap(([field, word]) => {
    const change = changes[word];
    return wanted[field] === undefined || !change || isSame(wanted[field], change[1]) ? [] : word;
  });
}

/** A service is named by its key; tags are a list. */
function isSame(wanted: unknown, set: unknown): boolean {
  const plain = typeof set === 'object' && set !== null && 'key' in set ? set.key : set;
  return JSON.stringify(wanted) === JSON.stringify(plain);
}
