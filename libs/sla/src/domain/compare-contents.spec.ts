import { describe, expect, it } from '@jest/globals';
import {
  CLOCK_TARGETS,
  PRIORITIES,
  type ClockTarget,
  type DeclarationContent,
  type PromiseView,
} from '@desk/contracts';
import fc from 'fast-check';
import { compareContents, promisePointer } from './compare-contents.js';

const byTarget = <V>(of: (target: ClockTarget) => V): Record<ClockTarget, V> =>
  Object.fromEntries(CLOCK_TARGETS.map((target) => [target, of(target)])) as Record<ClockTarget, V>;
const base: DeclarationContent = {
  name: 'Erklæring',
  promises: [
    { target: 'resolution', serviceKey: null, priority: 1, seconds: 3600, businessDays: null, calendarKey: 'always' },
    { target: 'resolution', serviceKey: 'mail', priority: 1, seconds: 1800, businessDays: null, calendarKey: 'always' },
  ],
  pauseReasons: byTarget(() => []),
  warnPercents: [75, 90],
  quality: { firstLineResolution: null, satisfaction: null, reopened: null, attainment: byTarget(() => null) },
  duties: { nb: { desk: [], users: [] }, nn: { desk: [], users: [] }, en: { desk: [], users: [] } },
  nextRevisionOn: null,
};

describe('a comparison', () => {
  it('names what was changed, added and taken away, in the order of the content', () => {
    const after: DeclarationContent = {
      ...base,
      name: 'Ny erklæring',
      promises: [
        { ...base.promises[0]!, seconds: null, businessDays: 2, calendarKey: 'city' },
        { target: 'next_update', serviceKey: null, priority: 4, seconds: 60, businessDays: null, calendarKey: 'city' },
      ],
      pauseReasons: { ...base.pauseReasons, resolution: ['agreed_time', 'user'] },
      quality: { ...base.quality, satisfaction: 4 },
      duties: { ...base.duties, nn: { desk: ['Vi svarar.'], users: [] } },
      nextRevisionOn: '2027-01-01',
    };
    expect(compareContents(base, after)).toEqual([
      { pointer: '/name', before: 'Erklæring', after: 'Ny erklæring' },
      {
        pointer: '/promises/next_update/*/4',
        before: null,
        after: { seconds: 60, businessDays: null, calendarKey: 'city' },
      },
      {
        pointer: '/promises/resolution/*/1',
        before: { seconds: 3600, businessDays: null, calendarKey: 'always' },
        after: { seconds: null, businessDays: 2, calendarKey: 'city' },
      },
      {
        pointer: '/promises/resolution/mail/1',
        before: { seconds: 1800, businessDays: null, calendarKey: 'always' },
        after: null,
      },
      { pointer: '/pauseReasons/resolution', before: [], after: ['user', 'agreed_time'] },
      { pointer: '/quality/satisfaction', before: null, after: 4 },
      { pointer: '/duties/nn/desk', before: [], after: ['Vi svarar.'] },
      { pointer: '/nextRevisionOn', before: null, after: '2027-01-01' },
    ]);
  });

  it('does not mind the order in which promises and reasons stand', () => {
    const reasons = { ...base.pauseReasons, resolution: ['user' as const, 'vendor' as const] };
    const turned = { ...base.pauseReasons, resolution: ['vendor' as const, 'user' as const] };
    expect(
      compareContents(
        { ...base, pauseReasons: reasons },
        { ...base, pauseReasons: turned, promises: [...base.promises].reverse() },
      ),
    ).toEqual([]);
  });

  const promise: fc.Arbitrary<PromiseView> = fc.record({
    target: fc.constantFrom(...CLOCK_TARGETS),
    serviceKey: fc.option(fc.constantFrom('a', 'b/c', 'd~e')),
    priority: fc.constantFrom(...PRIORITIES),
    seconds: fc.integer({ min: 1, max: 3 }),
    businessDays: fc.constant(null),
    calendarKey: fc.constantFrom('city', 'always'),
  });
  const contents = fc
    .record({
      promises: fc.uniqueArray(promise, { selector: promisePointer, maxLength: 12 }),
      warnPercents: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
      name: fc.constantFrom('a', ''),
    })
    .map((changes): DeclarationContent => ({ ...base, ...changes }));

  it('of a version with itself finds nothing, and of two the same both ways round', () => {
    fc.assert(
      fc.property(contents, contents, (one, other) => {
        expect(compareContents(one, one)).toEqual([]);
        const forth = compareContents(one, other);
        const back = compareContents(other, one);
        expect(back).toEqual(forth.map(({ pointer, before, after }) => ({ pointer, before: after, after: before })));
      }),
    );
  });
});
