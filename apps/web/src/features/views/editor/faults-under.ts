export type Faults = ReadonlyMap<string, string>;

/** What was said of a field and of the parts in it; undefined: nothing. */
export const faultsUnder = (faults: Faults, pointer: string): string | undefined =>
  [...faults].flatMap(([at, text]) => (at === pointer || at.startsWith(`${pointer}/`) ? text : [])).join(' ') ||
  undefined;
