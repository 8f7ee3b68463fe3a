import { describe, expect, it } from '@jest/globals';
import type { Prices } from '@desk/contracts';
import { hiddenWork } from '@desk/metrics';
import fc from 'fast-check';
import { holding, pairsOf, priceFaults, priceSpans, ticketPrice, type PriceList } from './price-list.js';
import { corrections, monthCharges, type MonthFacts } from './showback.js';
import { shownMinutes, type AgencyWork } from './shown-minutes.js';

const NONE = { perAgency: null, perEmployee: null, shared: null, perTicket: null, exceptions: [], perMinute: null };
const fixed = (perAgency: number): Prices => ({ ...NONE, model: 'fixed', perAgency });
const list = (version: number, validFrom: string, prices: Prices = fixed(version)): PriceList => ({
  version,
  validFrom,
  prices,
});
const agency = (agencyId: string, more: object = {}) => ({
  agencyId,
  joinedOn: '2025-01-01',
  employees: 100,
  seconds: 0,
  joint: false,
  ...more,
});
const said = (facts: MonthFacts, lists: readonly PriceList[]) =>
  monthCharges(facts, lists).charges.map(({ agencyId, version, component, days, ore }) => [
    agencyId,
    version,
    component,
    days,
    ore,
  ]);

describe('a price list', () => {
  it('holds from its day until the next begins; of two from the same day the later version', () => {
    const lists = [list(3, '2026-03-10'), list(1, '2026-01-01'), list(2, '2026-03-20'), list(4, '2026-03-20')];
    expect(
      priceSpans(lists, '2026-03-01', '2026-03-31').map((span) => [span.list.version, span.from, span.to]),
    ).toEqual([
      [1, '2026-03-01', '2026-03-09'],
      [3, '2026-03-10', '2026-03-19'],
      [4, '2026-03-20', '2026-03-31'],
    ]);
    expect(priceSpans([list(1, '2026-03-05')], '2026-03-01', '2026-03-31')[0]?.from).toBe('2026-03-05');
    expect(priceSpans([list(1, '2026-04-01')], '2026-03-01', '2026-03-31')).toEqual([]);
    expect(holding(lists).map(({ version }) => version)).toEqual([1, 3, 4]);
  });

  it('says of each ticket one price: the one that says most', () => {
    const prices: Prices = {
      ...NONE,
      model: 'volume',
      perTicket: 100,
      exceptions: [
        { kind: null, channel: 'phone', ore: 200 },
        { kind: 'request', channel: null, ore: 300 },
        { kind: 'request', channel: 'phone', ore: 400 },
      ],
    };
    const cost = (kind: string, channel: string) => ticketPrice(prices, kind, channel)?.ore;
    expect([cost('incident', 'portal'), cost('incident', 'phone'), cost('request', 'email')]).toEqual([100, 200, 300]);
    expect(cost('request', 'phone')).toBe(400);
    expect(pairsOf(prices, { kind: null, channel: 'phone' })).toEqual([{ kind: 'incident', channel: 'phone' }]);
    expect(pairsOf(prices, { kind: null, channel: null })).toHaveLength(4);
  });

  it('is told each of its faults at its place', () => {
    expect(priceFaults(fixed(100))).toEqual([]);
    expect(priceFaults({ ...NONE, model: 'fixed' })).toEqual([{ place: 'perAgency', code: 'required' }]);
    const wrong: Prices = {
      ...NONE,
      model: 'minutes',
      perMinute: 1.5,
      shared: 7,
      exceptions: [{ kind: null, channel: null, ore: -1 }],
    };
    expect(priceFaults(wrong).map(({ place, code }) => [place, code])).toEqual([
      ['shared', 'not_of_this_model'],
      ['perMinute', 'not_whole'],
      ['exceptions/0', 'not_of_this_model'],
      ['exceptions/0/kind', 'required'],
      ['exceptions/0/ore', 'too_small'],
    ]);
    expect(priceFaults({ ...NONE, model: 'three_part', perAgency: 1, shared: 1 })).toEqual([
      { place: 'perTicket', code: 'required' },
    ]);
  });
});

describe('a month', () => {
  const march = (more: Partial<MonthFacts> = {}): MonthFacts => ({
    month: '2026-03-01',
    agencies: [
      agency('a'),
      agency('b', { joinedOn: '2026-03-16', employees: 50 }),
      agency('c', { joinedOn: '2026-04-01' }),
    ],
    tickets: [],
    ...more,
  });

  it('is borne by days: who joined within it from their day, each price on its own days', () => {
    const lists = [list(1, '2026-01-01', fixed(31_00)), list(2, '2026-03-21', fixed(62_00))];
    expect(said(march(), lists)).toEqual([
      ['a', 1, 'per_agency', 20, 20_00n],
      ['b', 1, 'per_agency', 5, 5_00n],
      ['a', 2, 'per_agency', 11, 22_00n],
      ['b', 2, 'per_agency', 11, 22_00n],
    ]);
  });

  it('is a base, a share and what was used', () => {
    const prices: Prices = { ...NONE, model: 'three_part', perAgency: 31_00, shared: 100_01, perTicket: 2_50 };
    const ticket = (agencyId: string, day: string, tickets: number) => ({
      agencyId,
      day,
      kind: 'incident',
      channel: 'portal',
      tickets,
    });
    const facts = march({
      tickets: [ticket('a', '2026-03-02', 3), ticket('a', '2026-03-31', 1), ticket('b', '2026-03-20', 2)],
    });
    // 100 employees × 31 days beside 50 × 16: 3100 and 800 of 3900.
    expect(said(facts, [list(1, '2026-01-01', prices)])).toEqual([
      ['a', 1, 'per_agency', 31, 31_00n],
      ['b', 1, 'per_agency', 16, 16_00n],
      ['a', 1, 'shared', 31, 79_50n],
      ['b', 1, 'shared', 16, 20_51n],
      ['a', 1, 'per_ticket', 31, 10_00n],
      ['b', 1, 'per_ticket', 16, 5_00n],
    ]);
    const nobody = march({ agencies: [agency('a', { employees: 0 })] });
    expect(monthCharges(nobody, [list(1, '2026-01-01', prices)])).toMatchObject({ unallocated: 100_01n });
  });

  it('spreads minutes evenly over the days of the agency', () => {
    const prices = (perMinute: number): Prices => ({ ...NONE, model: 'minutes', perMinute });
    const facts = march({
      agencies: [
        agency('a', { seconds: 31 * 60 }),
        agency('b', { joinedOn: '2026-03-16', seconds: 1600 * 60, joint: true }),
      ],
    });
    expect(said(facts, [list(1, '2026-01-01', prices(10)), list(2, '2026-03-22', prices(20))])).toEqual([
      ['a', 1, 'per_minute', 21, 210n],
      ['b', 1, 'per_minute', 6, 6_000n],
      ['a', 2, 'per_minute', 10, 200n],
      ['b', 2, 'per_minute', 10, 20_000n],
    ]);
  });

  it('costs what later knowledge says by corrections, and nothing twice', () => {
    const prices: Prices = { ...NONE, model: 'three_part', perAgency: 100, shared: 1_000, perTicket: 7 };
    const before = monthCharges(march(), [list(1, '2026-01-01', prices)]).charges;
    expect(corrections(before, before)).toEqual([]);
    const late = march({
      tickets: [{ agencyId: 'a', day: '2026-03-02', kind: 'request', channel: 'phone', tickets: 1 }],
    });
    const [one, ...more] = corrections(before, monthCharges(late, [list(1, '2026-01-01', prices)]).charges);
    expect([one?.tickets, one?.ore, more]).toEqual([1, 7n, []]);
    // Another list in its place: all of the old one goes, all of the new one comes.
    const replaced = corrections(before, monthCharges(march(), [list(2, '2026-01-01', fixed(90))]).charges);
    expect(replaced.reduce((sum, { ore }) => sum + ore, 0n)).toBe(90n + 46n - 100n - 52n - 1_000n);
  });

  it('adds up to the øre, whatever the prices, agencies and days', () => {
    const day = fc.integer({ min: 1, max: 31 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
    const agencies = fc.uniqueArray(
      fc.record({
        agencyId: fc.uuid(),
        joinedOn: fc.oneof(fc.constant('2025-06-01'), day),
        employees: fc.nat(20_000),
        seconds: fc.nat(5_000_000),
        joint: fc.boolean(),
      }),
      { selector: ({ agencyId }) => agencyId, minLength: 1, maxLength: 55 },
    );
    fc.assert(
      fc.property(agencies, fc.integer({ min: 0, max: 10 ** 9 }), day, (given, shared, validFrom) => {
        const facts = { month: '2026-03-01', agencies: given, tickets: [] };
        const prices: Prices = { ...NONE, model: 'three_part', perAgency: 0, shared, perTicket: 0 };
        const { charges, unallocated } = monthCharges(facts, [list(1, validFrom, prices)]);
        const total = charges.reduce((sum, { ore }) => sum + ore, 0n) + unallocated;
        const days = 32 - Number(validFrom.slice(-2));
        const present = given.some(({ joinedOn }) => joinedOn <= '2026-03-31');
        expect(present).toBe(true);
        expect(total).toBe((2n * BigInt(shared) * BigInt(days) + 31n) / 62n);
        for (const { ore } of charges) expect(ore >= 0n).toBe(true);
      }),
    );
  });
});

describe('minutes', () => {
  const minutesOf = (work: readonly (AgencyWork & { wave: number | null })[]) => shownMinutes(work, hiddenWork(work));
  const agents = (...names: string[]) => names;
  const many = agents('1', '2', '3', '4', '5');
  it('are an agency’s own when five agents worked for it, and others’ together', () => {
    const work = [
      { agencyId: 'a', wave: 1, agents: many, seconds: 5_000, tickets: 50 },
      { agencyId: 'b', wave: 1, agents: agents('1', '2', '3'), seconds: 90, tickets: 3 },
      { agencyId: 'c', wave: 1, agents: agents('4', '5'), seconds: 10, tickets: 7 },
      { agencyId: 'd', wave: 1, agents: [], seconds: 0, tickets: 4 },
    ];
    const { minutes, seconds } = minutesOf(work);
    expect(minutes).toBe('joint');
    expect(Object.fromEntries(seconds)).toEqual({
      a: { seconds: 5_000, joint: false },
      b: { seconds: 30, joint: true },
      c: { seconds: 70, joint: true },
    });
    expect(minutesOf([work[0] ?? never()]).minutes).toBe('own');
  });

  it('take in the smallest others until five worked, and are nobody’s when too few did', () => {
    const single = { agencyId: 'b', wave: 1, agents: agents('1'), seconds: 100, tickets: 3 };
    const large = { agencyId: 'a', wave: 1, agents: many, seconds: 900, tickets: 9 };
    expect(minutesOf([large, single]).seconds.get('b')).toEqual({ seconds: 250, joint: true });
    expect(minutesOf([large, single]).seconds.get('a')).toEqual({ seconds: 750, joint: true });
    expect(minutesOf([single])).toEqual({ minutes: 'hidden', seconds: new Map() });
  });
});

function never(): never {
  throw new Error('there is no such agency');
}
