import { POSITION_KINDS } from '@desk/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { BAND_RELATIONS, bandRelation } from './band.js';
import { gainText } from './gain-text.js';
import { measureGain, type GainAgency, type GainInput } from './gain.js';
import { measureMoney, PROGRAMME_PLAN } from './money.js';
import { dayNumber } from './period.js';
import type { Position } from './positions.js';
import { seededRandom } from './random.js';

const epoch = Temporal.PlainDate.from('2026-06-01');
const day = fc.integer({ min: 0, max: 900 }).map((days) => epoch.add({ days }));
const hundredths = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((n) => n / 100);
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const agency = fc.record({
  joinedOn: day,
  lastDay: orNull(day),
  baseline: fc
    .tuple(hundredths(9), hundredths(9), hundredths(9))
    .map((three) => [...three].sort((a, b) => a - b))
    .map(([low = 0, likely = 0, high = 0]) => ({ low, likely, high })),
  employees: orNull(fc.record({ then: fc.nat(2000), now: fc.nat(2000) })),
  volume: orNull(
    fc.record({
      thenPerYear: fc.nat(5000),
      now: fc.array(fc.record({ day: day.map(dayNumber), tickets: fc.nat(50) }), { maxLength: 20 }),
    }),
  ),
});
const position: fc.Arbitrary<Position> = fc.record({
  kind: fc.constantFrom(...POSITION_KINDS),
  agencyId: fc.constantFrom(null, 'a0', 'a1'),
  fte: hundredths(5),
  from: day,
  to: orNull(day),
});
const input: fc.Arbitrary<GainInput> = fc.record({
  period: fc.tuple(day, fc.nat(400)).map(([from, length]) => ({ from, to: from.add({ days: length }) })),
  agencies: fc
    .array(agency, { maxLength: 4 })
    .map((all) => all.map((one, index): GainAgency => ({ ...one, agencyId: `a${index}` }))),
  positions: fc.array(position, { maxLength: 5 }),
  monthShares: fc.constant(null),
});

const measure = (of: GainInput) => measureGain(of, { random: seededRandom('properties'), draws: 60 });

describe('measureGain', () => {
  it('gives finite, ordered figures and a sentence for whatever periods, joins and baselines, or says why not', () => {
    fc.assert(
      fc.property(input, (of) => {
        const result = measure(of);
        expect(result.fteNow).toBeGreaterThanOrEqual(0);
        if (result.status !== 'ok') return;
        for (const expected of [result.raw, result.perEmployee, result.byVolume]) {
          if (expected === null) continue;
          for (const { low, likely, high } of [expected.fte, expected.gain, expected.fteGain]) {
            expect([low, likely, high].every(Number.isFinite)).toBe(true);
            expect(low).toBeLessThanOrEqual(likely);
            expect(likely).toBeLessThanOrEqual(high);
          }
          expect(expected.gain.high).toBeLessThanOrEqual(1);
          expect(BAND_RELATIONS).toContain(bandRelation(expected.gain));
          expect(gainText(expected.gain, result.agencies.length)).not.toMatch(/NaN|Infinity/);
        }
        const { fteGain } = result.perEmployee;
        const money = measureMoney({
          period: of.period,
          gain: { fteGain, window: result.window },
          ledger: [],
          plan: PROGRAMME_PLAN,
        });
        expect(Number.isFinite(money.deviation)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('falls with every position that is added, and does not hear of agencies that join later', () => {
    fc.assert(
      fc.property(input, hundredths(3), (of, fte) => {
        const result = measure(of);
        if (result.status !== 'ok') return;
        const more: Position = { kind: 'lead', agencyId: null, fte, from: epoch, to: null };
        const added = measure({ ...of, positions: [...of.positions, more] });
        if (added.status !== 'ok') throw new Error(added.status);
        expect(added.raw.gain.likely).toBeLessThanOrEqual(result.raw.gain.likely);
        expect(added.fteNow).toBeCloseTo(result.fteNow + fte, 8);

        const later: GainAgency = {
          agencyId: 'later',
          joinedOn: of.period.to.add({ days: 1 }),
          lastDay: null,
          baseline: { low: 1, likely: 2, high: 3 },
          employees: null,
          volume: null,
        };
        expect(measure({ ...of, agencies: [...of.agencies, later] })).toEqual(result);
      }),
    );
  });
});
