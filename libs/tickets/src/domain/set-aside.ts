/** A text that another window has replaced, and when. */
export interface SetAside {
  readonly text: string;
  readonly at: string;
}

const MOST = 5;

const goesOnFrom = (text: string, earlier: string): boolean => text.trim().startsWith(earlier.trim());

/**
 * The texts that are kept beside a draft when `next` takes the place of `replaced`, newest first. What `next` goes on from
 * needs no keeping, nor does what a kept text goes on from.
 */
export function setAside(kept: readonly SetAside[], replaced: SetAside, next: string): readonly SetAside[] {
  const wanted = kept.filter(({ text }) => !goesOnFrom(next, text));
  if (goesOnFrom(next, replaced.text) || wanted.some(({ text }) => goesOnFrom(text, replaced.text))) return wanted;
  return [replaced, ...wanted.filter(({ text }) => !goesOnFrom(replaced.text, text))].slice(0, MOST);
}
