import type { ActualFigures, PlanFigures } from '@desk/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { actual, type Spent } from './plan-actual.js';
import { bySource } from './plan-sources.js';
import { deviationOf } from './deviation.js';
import { spanOfYear } from './plan.js';
import { closedQuarters, periodOfQuarter, quarterOf } from './quarters.js';
import { seededRandom } from './random.js';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const plan = (fte: number, saved = fte * 25_000_000, costs = 0): PlanFigures => ({
  fte,
  saved,
  transition: costs,
  running: 0,
  net: saved - costs,
});
const came = (low: number, likely: number, high: number, costs = 0): ActualFigures => {
  const money = (add: number) => ({
    low: low * 25_000_000 - add,
    likely: likely * 25_000_000 - add,
    high: high * 25_000_000 - add,
  });
  return { fte: { low, likely, high }, saved: money(0), transition: costs, running: 0, net: money(costs) };
};

describe('a deviation', () => {
  const of = (expected: PlanFigures, actually: ActualFigures, atEndOfYear = false) => {
    const both = { plan: expected, came: actually };
    return deviationOf(both, atEndOfYear ? both : null, 10);
  };

  it('is more than the tolerance below plan: FTE in each quarter, money at the end of a year', () => {
    expect(of(plan(4), came(2, 3.61, 5))).toEqual({ below: [], surely: false });
    expect(of(plan(4), came(2, 3.6, 5))).toEqual({ below: [], surely: false });
    expect(of(plan(4), came(2, 3.59, 5))).toEqual({ below: ['fte'], surely: false });
    expect(of(plan(4), came(1, 2, 3), true)).toEqual({ below: ['fte', 'money'], surely: true });
    // The FTE are there, and were dearer than planned.
    expect(of(plan(4), came(4, 4, 4, 10_000_001))).toEqual({ below: [], surely: false });
    expect(of(plan(4), came(4, 4, 4, 10_000_001), true)).toEqual({ below: ['money'], surely: true });
    expect(of(plan(4), came(4, 4, 4, 10_000_000), true)).toEqual({ below: [], surely: false });
  });

  it('is there when no gain can be stated, and not when none was expected', () => {
    const nothing = { ...came(0, 0, 0), fte: null };
    expect(of(plan(4), nothing, true).below).toEqual(['fte', 'money']);
    expect(of(plan(0), nothing, true)).toEqual({ below: [], surely: false });
  });
});

describe('quarters', () => {
  it('are closed ten days after their end, oldest first', () => {
    expect(closedQuarters(date('2026-02-14'), date('2026-04-10'))).toEqual([]);
    expect(closedQuarters(date('2026-02-14'), date('2026-04-11'))).toEqual(['2026-Q1']);
    expect(closedQuarters(date('2025-11-30'), date('2026-12-31'))).toEqual([
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
    ]);
    expect(closedQuarters(date('2027-05-01'), date('2026-12-31'))).toEqual([]);
  });

  it('hold every day once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), (n) => {
        const day = date('2024-01-01').add({ days: n });
        const { from, to } = periodOfQuarter(quarterOf(day));
        expect([from.toString() <= day.toString(), day.toString() <= to.toString()]).toEqual([true, true]);
        expect(quarterOf(to.add({ days: 1 }))).not.toBe(quarterOf(day));
      }),
    );
  });
});

describe('actual figures', () => {
  const input = {
    agencies: [
      {
        agencyId: 'a',
        joinedOn: date('2026-07-01'),
        lastDay: null,
        baseline: { low: 10, likely: 10, high: 10 },
        employees: null,
        volume: null,
      },
    ],
    positions: [{ kind: 'first_line' as const, agencyId: null, fte: 8, from: date('2026-01-01'), to: null }],
    monthShares: null,
    startsOn: date('2026-07-01'),
    costPerFte: 1_000_000_00,
  };

  it('count from the first wave on, in the lines of the plan', () => {
    const ledger: Spent[] = [{ kind: 'running', on: date('2026-03-01'), amount: 12_345_67 }];
    expect(actual({ ...input, ledger }, spanOfYear(2026), { random: seededRandom(1), draws: 40 })).toMatchObject({
      fte: { low: 2, likely: 2, high: 2 },
      saved: { likely: Math.round((2 * 1_000_000_00 * 184) / 365) },
      running: 12_345_67,
      net: { likely: Math.round((2 * 1_000_000_00 * 184) / 365) - 12_345_67 },
    });
    // Before that there is only what it costs.
    expect(actual({ ...input, ledger }, spanOfYear(2025), { random: seededRandom(1) })).toMatchObject({
      fte: null,
      net: { likely: 0 },
    });
  });

  it('sum the ledger to the øre', () => {
    const amounts = fc.array(
      fc.record({
        kind: fc.constantFrom('transition' as const, 'running' as const),
        amount: fc.integer({ min: -(10 ** 11), max: 10 ** 11 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(amounts, (lines) => {
        const ledger = lines.map((line, n): Spent => ({ ...line, on: date('2026-01-01').add({ days: n }) }));
        const { saved, transition, running, net } = actual({ ...input, ledger }, spanOfYear(2026), {
          random: seededRandom(1),
          draws: 4,
        });
        expect(transition + running).toBe(lines.reduce((sum, { amount }) => sum + amount, 0));
        expect(saved.likely - transition - running).toBe(net.likely);
      }),
      { numRuns: 60 },
    );
  });
});

describe('sources', () => {
  it('have what was measured of them, and self-help nothing', () => {
    const parts = [
      { factor: 'volume' as const, fte: 0.4, ratio: 0.9 },
      { factor: 'minutes_per_touch' as const, fte: 0.3, ratio: 0.9 },
      { factor: 'touches_per_ticket' as const, fte: -0.1, ratio: 1.1 },
      { factor: 'hand_offs' as const, fte: 0.2, ratio: 0.9 },
      { factor: 'rest' as const, fte: 1.2, ratio: 0.8 },
    ];
    const sources = (restIsUtilisation: boolean) =>
      Object.fromEntries(bySource({ whole: 2, parts, restIsUtilisation }).map(({ source, fte }) => [source, fte]));
    expect(sources(true)).toEqual({
      pooling: 1.2,
      selfHelp: null,
      fewerHandOffs: 0.2,
      standardisation: expect.closeTo(0.2, 9),
    });
    expect(sources(false)).toMatchObject({ pooling: null });
    expect(bySource(null).every(({ fte }) => fte === null)).toBe(true);
  });
});
