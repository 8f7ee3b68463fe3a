/**
 * Words that are looked for in a text. Case, punctuation and the width of gaps do not matter. A word may go on, as
 * Norwegian puts its endings on: `skriver` is found in "Skriverne", but not in "underskriver". In quotation marks it must
 * stand alone: `"AD"` is not found in "adresse". Several words are a phrase.
 */
export type WordPattern = string & { readonly pattern: true };

const QUOTED = /^\s*(["”“«»])(.*)(["”“«»])\s*$/su;

const normalised = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** null when there is nothing in it to look for. */
export function wordPattern(word: string): WordPattern | null {
  const wanted = normalised(word);
  return wanted === '' ? null : (` ${wanted}${QUOTED.test(word) ? ' ' : ''}` as WordPattern);
}

/** A text made ready to be looked through. */
export const searched = (text: string): string => ` ${normalised(text)} `;

export const holdsOneOf = (prepared: string, patterns: readonly WordPattern[]): boolean =>
  patterns.some((pattern) => prepared.includes(pattern));

/** Whether every text that holds one of `these` holds one of `those`. */
export const implies = (these: readonly WordPattern[], those: readonly WordPattern[]): boolean =>
  these.every((pattern) => holdsOneOf(pattern, those));
