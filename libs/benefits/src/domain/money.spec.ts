import { Temporal } from 'temporal-polyfill';
import { measureMoney, plannedNet, PROGRAMME_PLAN, type LedgerLine, type MoneyInput } from './money.js';
import { spanOf, yearShares } from './period.js';

const date = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);
const year = (y: number) => ({ from: date(`${y}-01-01`), to: date(`${y}-12-31`) });

function money(more: Partial<MoneyInput> = {}) {
  const period = more.period ?? year(2028);
  const gain = { fteGain: { low: 2, likely: 6, high: 9 }, window: spanOf(period) };
  return measureMoney({ period, gain, ledger: [], plan: PROGRAMME_PLAN, ...more });
}

describe('measureMoney', () => {
  it('is FTE gain times the cost of an FTE less what was spent, against the plan', () => {
    const ledger: LedgerLine[] = [
      { on: date('2028-02-01'), kind: 'transition', amount: 1_200_000 },
      { on: date('2028-12-31'), kind: 'running', amount: 300_000 },
      { on: date('2029-01-01'), kind: 'running', amount: 9_000_000 },
    ];
    const result = money({ ledger });
    expect(result.grossSaving.likely).toBeCloseTo(6_000_000, 4);
    expect(result.costs).toEqual([
      { kind: 'transition', amount: 1_200_000 },
      { kind: 'running', amount: 300_000 },
    ]);
    expect(result.net.likely).toBeCloseTo(4_500_000, 4);
    expect(result.plan).toBeCloseTo(3_000_000, 4);
    expect(result.deviation).toBeCloseTo(1_500_000, 4);
    expect(result.belowPlan).toBe(false);
  });

  it('counts a year for a year, leap years too, and parts of years by their days', () => {
    expect(yearShares(spanOf(year(2028)))).toEqual([{ year: 2028, share: 1 }]);
    const half = { from: date('2027-07-02'), to: date('2028-06-30') };
    const result = money({ period: half });
    expect(result.planByYear.map((line) => line.year)).toEqual([2027, 2028]);
    expect(result.plan).toBeCloseTo((-5_000_000 * 183) / 365 + (3_000_000 * 182) / 366, 4);
    expect(result.grossSaving.likely).toBeCloseTo(6_000_000 * (183 / 365 + 182 / 366), 4);
  });

  it('saves only over the days on which somebody was joined', () => {
    const window = spanOf({ from: date('2027-12-01'), to: date('2027-12-31') });
    const result = money({ period: year(2027), gain: { fteGain: { low: 1, likely: 1, high: 1 }, window } });
    expect(result.grossSaving.likely).toBeCloseTo((1_000_000 * 31) / 365, 4);
  });

  it('tells below plan from surely below plan', () => {
    expect(money({ period: year(2030) })).toMatchObject({ belowPlan: true, surelyBelowPlan: true });
    expect(money({ period: year(2029) })).toMatchObject({ belowPlan: true, surelyBelowPlan: false });
  });

  it('has costs and a plan before anybody joined', () => {
    const ledger: LedgerLine[] = [{ on: date('2027-02-01'), kind: 'transition', amount: 2_000_000 }];
    const result = money({ period: year(2027), gain: null, ledger });
    expect(result.net).toEqual({ low: -2_000_000, likely: -2_000_000, high: -2_000_000 });
    expect(result.deviation).toBeCloseTo(3_000_000, 4);
  });
});

describe('plannedNet', () => {
  it('is nothing before the first line and the last line for ever after', () => {
    expect([2026, 2027, 2029, 2030, 2044].map((y) => plannedNet(PROGRAMME_PLAN, y))).toEqual([
      0, -5_000_000, 7_500_000, 15_000_000, 15_000_000,
    ]);
  });
});
