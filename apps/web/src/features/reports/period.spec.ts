import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDate, periodBefore, QUICK_PERIODS, quickPeriod, years } from './period.js';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

describe('periods', () => {
  it('take only days that exist', () => {
    expect(['2028-02-29', '2027-02-29', '2027-2-1', '1999-12-31', '', null].map(isDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('have names that mean what they say', () => {
    expect(quickPeriod('last_month', '2027-01-15')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(quickPeriod('three_months', '2027-01-15')).toEqual({ from: '2026-11-01', to: '2027-01-15' });
    expect(quickPeriod('twelve_months', '2027-01-15')).toEqual({ from: '2026-02-01', to: '2027-01-15' });
  });

  it('never end after today, nor before they begin', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...QUICK_PERIODS), (today, name) => {
        const { from, to } = quickPeriod(name, today);
        expect(isDate(from) && isDate(to) && from <= to && to <= today).toBe(true);
      }),
    );
  });

  it('are compared with whole months where they are whole months, and else with as many days', () => {
    expect(periodBefore({ from: '2027-03-01', to: '2027-03-31' })).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(periodBefore({ from: '2027-03-01', to: '2027-03-10' })).toEqual({ from: '2027-02-01', to: '2027-02-10' });
    expect(periodBefore({ from: '2027-03-10', to: '2027-03-12' })).toEqual({ from: '2027-03-07', to: '2027-03-09' });
  });

  it('are compared with what lies before them and does not touch them', () => {
    fc.assert(
      fc.property(period, (one) => {
        const before = periodBefore(one);
        expect(before.from <= before.to && before.to < one.from).toBe(true);
      }),
    );
  });

  it('fall into years without gap or overlap', () => {
    fc.assert(
      fc.property(period, (one) => {
        const parts = years(one);
        expect(parts[0]?.from).toBe(one.from);
        expect(parts.at(-1)?.to).toBe(one.to);
        parts.slice(1).forEach(({ from }, index) => expect(from).toBe(dayAfter(parts[index]?.to ?? '')));
      }),
    );
  });
});
