import { describe, expect, it } from '@jest/globals';
import { CLOCK_TARGETS, PRIORITIES, type ClockTarget, type DeclarationContent } from '@desk/contracts';
import fc from 'fast-check';
import { isSameContent, mergeContents, placesOf, promisePlace, promisePointer } from './places.js';

const byTarget = <V>(of: () => V): Record<ClockTarget, V> =>
  Object.fromEntries(CLOCK_TARGETS.map((target) => [target, of()])) as Record<ClockTarget, V>;

const place = fc.record({
  target: fc.constantFrom(...CLOCK_TARGETS),
  serviceKey: fc.option(fc.constantFrom('passord', 'a/b', 'c~d')),
  priority: fc.constantFrom(...PRIORITIES),
});
const contents: fc.Arbitrary<DeclarationContent> = fc
  .record({
    name: fc.constantFrom('A', 'B', 'C'),
    promises: fc.uniqueArray(
      place.chain((where) =>
        fc
          .integer({ min: 1, max: 3 })
          .map((seconds) => ({ ...where, seconds, businessDays: null, calendarKey: 'city' })),
      ),
      { selector: promisePointer, maxLength: 10 },
    ),
    warnPercents: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    nextRevisionOn: fc.option(fc.constant('2027-01-01')),
  })
  .map((changes) => ({
    ...changes,
    pauseReasons: byTarget(() => []),
    quality: { firstLineResolution: null, satisfaction: null, reopened: null, attainment: byTarget(() => null) },
    duties: { nb: { desk: [], users: [] }, nn: { desk: [], users: [] }, en: { desk: [], users: [] } },
  }));

describe('what two have typed into the same draft', () => {
  it('is theirs where I changed nothing, and mine where they changed nothing', () => {
    fc.assert(
      fc.property(contents, contents, (base, changed) => {
        for (const merged of [mergeContents(base, base, changed), mergeContents(base, changed, base)]) {
          expect(isSameContent(merged.content, changed)).toBe(true);
          expect(merged.clashes).toEqual([]);
        }
        expect(mergeContents(base, changed, changed).clashes).toEqual([]);
      }),
    );
  });

  it('loses nothing that either changed: it stands, or is told', () => {
    fc.assert(
      fc.property(contents, contents, contents, (base, mine, theirs) => {
        const { content, clashes } = mergeContents(base, mine, theirs);
        const [was, my, their, merged] = [base, mine, theirs, content].map(placesOf);
        const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
        for (const pointer of [...my!.keys(), ...their!.keys(), ...was!.keys()]) {
          if (!same(my!.get(pointer), was!.get(pointer))) {
            expect(merged!.get(pointer)).toEqual(my!.get(pointer));
          } else expect(merged!.get(pointer)).toEqual(their!.get(pointer));
          if (!same(their!.get(pointer), was!.get(pointer)) && !same(merged!.get(pointer), their!.get(pointer))) {
            expect(clashes).toContainEqual({ pointer, mine: my!.get(pointer), theirs: their!.get(pointer) });
          }
        }
      }),
    );
  });

  it('names places so that they are found again', () => {
    fc.assert(fc.property(place, (where) => expect(promisePlace(promisePointer(where))).toEqual(where)));
    expect(promisePlace('/quality/satisfaction')).toBeNull();
  });
});
