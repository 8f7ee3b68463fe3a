/**
 * Words that are looked for in a text. Case, punctuation and the width of gaps do not matter. A word may go on, as
 * Norwegian puts its endings on: `skriver` is found in "Skriverne", but not in "underskriver". In quotation marks it must
 * stand alone: `"AD"` is not found in "adresse". Several words are a phrase.
 */
export interface WordPattern {
  /** With a space before it, and behind it when it must stand alone. */
  readonly wanted: string;
  /** With which a word of the text must begin. */
  readonly start: string;
}

/** A text made ready to be looked through. */
export interface Searched {
  /** Its words with single spaces between, before and behind them. */
  readonly text: string;
  /** Beginnings of its words, of each length up to `START`: most patterns are sorted out by them. */
  readonly starts: ReadonlySet<string>;
}

const START = 3;
const QUOTED = /^\s*["”“«»].*["”“«»]\s*$/su;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** null when there is nothing in it to look for. */
export function wordPattern(word: string): WordPattern | null {
  const words = wordsOf(word);
  const [first] = words;
  if (first === undefined) return null;
  return { wanted: ` ${words.join(' ')}${QUOTED.test(word) ? ' ' : ''}`, start: first.slice(0, START) };
}

export function searched(text: string): Searched {
  const words = wordsOf(text);
  const starts = new Set<string>();
  for (const word of new Set(words))
    for (let length = 1; length <= START; length += 1) starts.add(word.slice(0, length));
  return { text: ` ${words.join(' ')} `, starts };
}

export const holdsOneOf = ({ text, starts }: Searched, patterns: readonly WordPattern[]): boolean =>
  patterns.some(({ wanted, start }) => starts.has(start) && text.includes(wanted));

/** Whether every text that holds one of `these` holds one of `those`. */
export const implies = (these: readonly WordPattern[], those: readonly WordPattern[]): boolean =>
  these.every((pattern) => those.some(({ wanted }) => pattern.wanted.includes(wanted)));
