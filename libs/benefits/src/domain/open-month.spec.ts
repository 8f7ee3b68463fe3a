import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { automaticWeaknesses, openMonth, ticketCost, type AgencyMonth, type MonthFacts } from './open-month.js';
import { lastClosedMonth, monthsBetween } from './published-months.js';

const agency = (key: string, filed: number, met: number, missed: number): AgencyMonth => ({
  key,
  name: key,
  filed,
  kept: (['first_response', 'resolution'] as const).map((target) => ({ target, priority: 3, met, missed })),
});
const facts = (...agencies: readonly AgencyMonth[]): MonthFacts => ({
  declaration: { version: 1, name: 'Erklæring' },
  goals: { first_response: 0.9, resolution: 0.5 },
  promises: (['first_response', 'resolution'] as const).flatMap((target) =>
    ([1, 3] as const).map((priority) => ({
      target,
      priority,
      seconds: 3_600,
      businessDays: null,
      calendar: 'Kontortid',
    })),
  ),
  agencies,
  resolved: 30,
  fte: 2,
  costPerFte: 1_000_000,
  years: 0.1,
});

describe('a month as it is published', () => {
  it('tells shares in whole percent, and of few nothing', () => {
    const { promises, filed, cost } = openMonth(facts(agency('a', 30, 20, 10), agency('b', 20, 15, 5)));
    const [answer] = promises;
    expect(answer).toMatchObject({ counted: 50, met: 35, attainment: 0.7 });
    expect(answer?.priorities.map(({ priority, attainment }) => [priority, attainment])).toEqual([
      [1, null],
      [3, 0.7],
    ]);
    expect([filed, cost?.perTicket]).toEqual([50, 4_000]);
  });

  it('keeps the counts of the city to itself where one agency could subtract its own', () => {
    const month = openMonth(facts(agency('stor', 30, 20, 10), agency('liten', 3, 3, 0)));
    expect(month).toMatchObject({ agencies: null, filed: null, resolved: null, cost: null });
    expect(month.promises.map(({ counted, met, attainment }) => [counted, met, attainment])).toEqual([
      [null, null, 0.7],
      [null, null, 0.7],
    ]);
    expect(JSON.stringify(month)).not.toMatch(/33|23|liten/);
  });

  it('says of nothing that it is nothing', () => {
    const month = openMonth(facts());
    expect(month).toMatchObject({ filed: null, cost: null, agencies: null });
    expect(automaticWeaknesses(month, null)).toEqual([
      ...['first_response', 'resolution', 'gain', 'cost', 'agencies'].map((figure) => ({ kind: 'too_little', figure })),
    ]);
    expect(ticketCost({ fte: 0, costPerFte: 1, years: 1, tickets: 100 })).toBeNull();
  });

  it('names what is kept worst, and what is below its goal', () => {
    const month = openMonth(facts(agency('a', 30, 20, 10)));
    expect(automaticWeaknesses(month, { low: 0, likely: 0.1, high: 0.2 })).toEqual([
      { kind: 'worst_promise', target: 'first_response', priority: 3, attainment: 0.67 },
      { kind: 'below_goal', target: 'first_response', attainment: 0.67, goal: 0.9 },
    ]);
  });
});

describe('the months that are published', () => {
  it.each([
    ['2026-11-01T22:59:59Z', '2026-09'],
    ['2026-11-01T23:00:00Z', '2026-10'],
    ['2026-01-02T12:00:00Z', '2025-12'],
    // Daylight saving has begun: midnight in the city is an hour earlier.
    ['2026-04-01T21:59:59Z', '2026-02'],
    ['2026-04-01T22:00:00Z', '2026-03'],
  ])('at %s the last one is %s', (now, month) => {
    expect(lastClosedMonth(Temporal.Instant.from(now)).toString()).toBe(month);
  });

  it('are the last ones, over new year too', () => {
    const months = (first: string, last: string) =>
      monthsBetween(Temporal.PlainYearMonth.from(first), Temporal.PlainYearMonth.from(last), 3).map(String);
    expect(months('2025-12', '2026-01')).toEqual(['2025-12', '2026-01']);
    expect(months('2020-01', '2026-02')).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(months('2026-03', '2026-02')).toEqual([]);
  });
});
