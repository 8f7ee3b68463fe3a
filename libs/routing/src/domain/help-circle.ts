/** `helper` takes from the queue of `team` when it will breach. */
export interface Help {
  readonly team: string;
  readonly helper: string;
}

/** A circle of teams that would help each other, beginning and ending with `team`; null when there is none through it. */
export function helpCircle(helps: readonly Help[], team: string): readonly string[] | null {
  const seen = new Set<string>();
  const paths: string[][] = [[team]];
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    const last = path.at(-1);
    for (const { helper } of helps.filter((help) => help.team === last)) {
      if (helper === team) return [...path, team];
      if (seen.has(helper)) continue;
      seen.add(helper);
      paths.push([...path, helper]);
    }
  }
  return null;
}
