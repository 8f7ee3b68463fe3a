import type { PlanContent, PlanFigures } from '@desk/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { between, shareOf } from './ore.js';
import { dayNumber, type DaySpan } from './period.js';
import { fteOf, planned, spanOfYear, type HandOver } from './plan.js';

const MONEY = ['saved', 'transition', 'running', 'net'] as const;
const fte = fc.integer({ min: 0, max: 99_999 }).map((hundredths) => hundredths / 100);
const ore = fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 });
const day = fc.integer({ min: 0, max: 5 * 365 }).map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }));
const plan: fc.Arbitrary<PlanContent> = fc
  .record({
    startsOn: day,
    costPerFte: fc.integer({ min: 1, max: 10_000_000_00 }),
    lines: fc.array(
      fc.record({
        fte: fc.record({ pooling: fte, selfHelp: fte, fewerHandOffs: fte, standardisation: fte }),
        transition: ore,
        running: ore,
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ startsOn, costPerFte, lines }) => ({
    startsOn: startsOn.toString(),
    costPerFte,
    tolerancePercent: 10,
    years: lines.map((line, index) => ({ year: 2026 + index, ...line })),
  }));
const handOvers: fc.Arbitrary<HandOver[]> = fc.array(
  fc.record({ joinedOn: day, fte: fc.integer({ min: 0, max: 90_000 }).map((n) => n / 1000) }),
  { maxLength: 6 },
);

const pieces = ({ first, end }: DaySpan, cuts: readonly number[]): DaySpan[] => {
  const places = [first, ...cuts.map((cut) => first + Math.floor(cut * (end - first))).sort((a, b) => a - b), end];
  return places.slice(1).map((to, index) => ({ first: places[index] ?? first, end: to }));
};

it('gives parts of a year that add up to it, to the øre, however it is cut', () => {
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(plan, handOvers, fc.integer({ min: 2026, max: 2032 }), cuts, (of, joining, year, at) => {
      const whole = planned(of, joining, spanOfYear(year));
      const parts = pieces(spanOfYear(year), at)
        .map((span) => planned(of, joining, span))
        .filter((part): part is PlanFigures => part !== null);
      for (const line of MONEY) expect(parts.reduce((sum, part) => sum + part[line], 0)).toBe(whole?.[line]);
      for (const { saved, transition, running, net } of parts) {
        expect([saved, transition, running].every(Number.isSafeInteger)).toBe(true);
        expect(net).toBe(saved - transition - running);
      }
    }),
    { numRuns: 300 },
  );
});

it('expects of a whole year what its line says, and nothing before somebody joins', () => {
  fc.assert(
    fc.property(plan, handOvers, (of, joining) => {
      const startsOn = Temporal.PlainDate.from(of.startsOn);
      for (const line of of.years.filter(({ year }) => year > startsOn.year)) {
        const figures = planned(of, joining, spanOfYear(line.year));
        expect(figures?.fte).toBeCloseTo(fteOf(line), 6);
        expect(figures?.saved).toBe(
          Number(shareOf(BigInt(Math.round(fteOf(line) * 100)) * BigInt(of.costPerFte), 1n, 100n)),
        );
      }
      const first = joining.filter((one) => one.fte > 0).map(({ joinedOn }) => dayNumber(joinedOn));
      const { first: january, end } = spanOfYear(2027);
      const until = Math.min(...first);
      if (until > january && until < end) {
        expect(planned(of, joining, { first: january, end: until })).toMatchObject({ fte: 0, saved: 0 });
      }
    }),
    { numRuns: 200 },
  );
});

it('is a plan of no year before its first, and of its last for ever after', () => {
  const of: PlanContent = {
    startsOn: '2027-03-01',
    costPerFte: 1_000_000_00,
    tolerancePercent: 10,
    years: [
      {
        year: 2027,
        fte: { pooling: 1.5, selfHelp: 0, fewerHandOffs: 0.25, standardisation: 0.25 },
        transition: 300_000_00,
        running: 120_000_00,
      },
      {
        year: 2028,
        fte: { pooling: 4, selfHelp: 1, fewerHandOffs: 0, standardisation: 0 },
        transition: 0,
        running: 120_000_00,
      },
    ],
  };
  expect(planned(of, [], spanOfYear(2026))).toBeNull();
  expect(planned(of, [], spanOfYear(2027))).toEqual({
    fte: 2,
    saved: Math.round((2_000_000_00 * 306) / 365),
    transition: 300_000_00,
    running: 120_000_00,
    net: Math.round((2_000_000_00 * 306) / 365) - 420_000_00,
  });
  expect(planned(of, [], spanOfYear(2035))).toMatchObject({ fte: 5, saved: 5_000_000_00, net: 4_880_000_00 });
  // Half of it joins in July: of the year's average of 5, a third is expected in each month of the first half.
  const joining = ['2027-06-01', '2028-07-01'].map((date) => ({ joinedOn: Temporal.PlainDate.from(date), fte: 10 }));
  const spring = planned(of, joining, {
    first: spanOfYear(2028).first,
    end: dayNumber(Temporal.PlainDate.from('2028-07-01')),
  });
  const autumn = planned(of, joining, {
    first: dayNumber(Temporal.PlainDate.from('2028-07-01')),
    end: spanOfYear(2028).end,
  });
  expect((autumn?.fte ?? 0) / (spring?.fte ?? 1)).toBeCloseTo(2, 9);
});

it('divides amounts without losing an øre', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.integer({ min: 1, max: 366 }),
      (amount, days) => {
        const parts = Array.from({ length: days }, (_, n) => between(amount, BigInt(n), BigInt(n + 1), BigInt(days)));
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        const even = amount / BigInt(days);
        for (const part of parts) expect(part - even).toBeGreaterThanOrEqual(-2n);
      },
    ),
  );
});
