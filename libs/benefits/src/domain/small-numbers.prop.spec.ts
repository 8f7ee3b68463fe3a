import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shownGroups, shownKinds, type CountedGroup } from './small-numbers.js';

const group = (key: number, counts: readonly number[]): CountedGroup => ({ key: String(key), counts });
const tables = fc
  .integer({ min: 1, max: 3 })
  .chain((kinds) =>
    fc.array(fc.array(fc.oneof(fc.nat(8), fc.nat(60)), { minLength: kinds, maxLength: kinds }), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map((rows) => rows.map((counts, key) => group(key, counts)));

const sum = (groups: readonly CountedGroup[], kind: number) =>
  groups.reduce((all, { counts }) => all + (counts[kind] ?? 0), 0);

/**
 * The equations that a reader can set up, a row each, with the counts of one kind as unknowns: what is shown, and the whole.
 * Without the right-hand side: whether an unknown is determined hangs on the left alone.
 */
function equations(groups: readonly CountedGroup[], shown: readonly CountedGroup[]): number[][] {
  const row = (has: (key: string) => boolean) => groups.map(({ key }) => (has(key) ? 1 : 0));
  return [...shown.map((one) => row((key) => key === one.key)), row(() => true)];
}

/** By elimination: the unknowns that sums and differences of the equations give. */
function determined(rows: readonly (readonly number[])[]): Set<number> {
  const matrix = rows.map((row) => [...row]);
  const width = matrix[0]?.length ?? 0;
  let top = 0;
  for (let column = 0; column < width; column += 1) {
    const at = matrix.findIndex((row, index) => index >= top && Math.abs(row[column] ?? 0) > 1e-9);
    const pivot = matrix[at];
    if (pivot === undefined) continue;
    matrix.splice(at, 1);
    matrix.splice(top, 0, pivot);
    const by = pivot[column] ?? 1;
    for (const row of matrix.filter((row) => row !== pivot)) {
      const times = (row[column] ?? 0) / by;
      for (let place = 0; place < width; place += 1) row[place] = (row[place] ?? 0) - times * (pivot[place] ?? 0);
    }
    top += 1;
  }
  const places = matrix.map((row) => row.flatMap((value, place) => (Math.abs(value) > 1e-9 ? [place] : [])));
  return new Set(places.flatMap((own) => (own.length === 1 ? own : [])));
}

describe('what is shown by agency', () => {
  it('is never a group of fewer than five, and adds up with the others to the whole', () => {
    fc.assert(
      fc.property(tables, (groups) => {
        const result = shownGroups(groups);
        const kinds = shownKinds(groups);
        if (result === null) return;
        for (const kind of kinds) {
          for (const { counts } of result.shown) expect(counts[kind]).toBeGreaterThanOrEqual(5);
          expect(sum(result.shown, kind) + sum(result.hidden, kind)).toBe(sum(groups, kind));
        }
      }),
    );
  });

  it('leaves for no kind what one hidden group could work out as fewer than five', () => {
    fc.assert(
      fc.property(tables, (groups) => {
        const result = shownGroups(groups);
        if (result === null || result.hidden.length === 0) return;
        expect(result.hidden.length).toBeGreaterThanOrEqual(3);
        for (const kind of shownKinds(groups)) {
          for (const knowing of result.hidden) {
            expect(sum(result.hidden, kind) - (knowing.counts[kind] ?? 0)).toBeGreaterThanOrEqual(5);
          }
        }
      }),
    );
  });

  it('does not hang on the order of the groups, and hides nothing where nothing is small', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.nat()), (groups, dice) => {
        const mixed = [...groups].map((one) => [dice.next().value as number, one] as const).sort((a, b) => a[0] - b[0]);
        const keys = (result: ReturnType<typeof shownGroups>) =>
          result && [...result.shown.map(({ key }) => key)].sort();
        expect(keys(shownGroups(mixed.map(([, one]) => one)))).toEqual(keys(shownGroups(groups)));
        const large = groups.filter(({ counts }) => counts.every((count) => count >= 5));
        expect(shownGroups(large)).toEqual({ shown: large, hidden: [] });
      }),
    );
  });

  it('lets no hidden count be worked out by sums and differences, also for who knows one of them', () => {
    fc.assert(
      fc.property(tables, (groups) => {
        const result = shownGroups(groups);
        if (result === null) return;
        const some = [...result.shown, ...result.hidden];
        const told = equations(some, result.shown);
        const isHidden = (place: number) => place >= result.shown.length;
        expect([...determined(told)].filter(isHidden)).toEqual([]);
        for (const knowing of result.hidden) {
          const own = some.map(({ key }) => (key === knowing.key ? 1 : 0));
          const others = [...determined([...told, own])].filter((place) => isHidden(place) && own[place] === 0);
          expect(others).toEqual([]);
        }
      }),
    );
  });
});
