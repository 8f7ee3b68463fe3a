/** A word that is being typed behind a mark, and where it stands. */
export interface Typed {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The word behind `mark` in which the caret stands: `/ord` or `@kari no`. The mark begins a line or follows a space; names
 * may hold one space.
 */
export function typedAt(text: string, caret: number, mark: '/' | '@'): Typed | null {
  const before = text.slice(0, caret);
  const pattern = mark === '/' ? /(?:^|\s)\/([\p{L}\d-]*)$/u : /(?:^|[\s(])@([\p{L}\d.-]*(?: [\p{L}.-]*)?)$/u;
  const found = pattern.exec(before);
  if (!found) return null;
  const word = found[1] ?? '';
  return { word, from: caret - word.length - 1, to: caret };
}

/** The text with a typed word replaced, and where the caret then stands. */
export function replaced(text: string, { from, to }: Typed, by: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + by + text.slice(to), caret: from + by.length };
}

interface Findable {
  readonly name: string;
  readonly shortcut?: string;
  readonly uses: number;
  readonly serviceKey?: string;
}

/** What fits a word, best first: by shortcut, by name, by text; then what is for this service, then what is used most. */
export function ranked<T extends Findable>(
  all: readonly T[],
  word: string,
  serviceKey: string,
  textOf: (one: T) => string,
): T[] {
  const wanted = word.trim().toLowerCase();
  const rank = (one: T): number => {
    if (wanted === '') return 3;
    if (one.shortcut?.startsWith(wanted)) return 0;
    const name = one.name.toLowerCase();
    if (name.startsWith(wanted)) return 1;
    if (name.includes(wanted)) return 2;
    return textOf(one).toLowerCase().includes(wanted) ? 3 : 9;
  };
  const fits = (one: T) => Number(one.serviceKey === serviceKey);
  return all
    .map((one) => ({ one, place: rank(one) }))
    .filter(({ place }) => place < 9)
    .sort((a, b) => a.place - b.place || fits(b.one) - fits(a.one) || b.one.uses - a.one.uses)
    .map(({ one }) => one);
}

/** The people who are still named in a text of those who were chosen in it. */
export const stillNamed = <P extends { readonly name: string }>(text: string, chosen: readonly P[]): P[] =>
  chosen.filter(({ name }) => text.includes(`@${name}`));
