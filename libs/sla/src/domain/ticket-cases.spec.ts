import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOSED_WEEK, compileCalendar, type CalendarVersion } from '@desk/agencies';
import type { ClockTarget, PendingReason } from '@desk/contracts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from './clock.js';
import { clockTerms, type ClockTerms, type DeclarationVersion, type DeclaredTarget } from './declaration.js';
import { applyToClocks, foldClocks, nextDueAt, type ClockEvent, type ClockResult } from './ticket-clocks.js';

/** Ticket cases asserted by other projects' tests; see the README of that folder. */
const FILE = resolve('../shared/data/sla/sla_cases.json');

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly calendar: {
    readonly timezone: string;
    readonly hours: CalendarVersion['hours'];
    readonly holidays: readonly string[];
    readonly annual_holidays?: readonly string[];
  };
  readonly targets: Readonly<Record<string, number | { readonly value: number; readonly unit: string }>>;
  readonly events: readonly { readonly at: string; readonly type: string; readonly clock?: 'paused' | 'running' }[];
  readonly expected: Readonly<Record<string, string | number | boolean | null>>;
}

/** Their names of clocks, and ours. */
const CLOCKS = [
  ['first_response', 'first_response'],
  ['update', 'next_update'],
  ['solution', 'resolution'],
] as const;

/** Cases, or single expectations, whose rules are not ours. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'glpi-sla-007': 'targets in working days',
  'glpi-sla-009': 'targets in working days',
  'zammad-005 update_due': 'a first response is no update there',
  'zammad-005 next_due': 'our first response is also an update, and a breached clock stays the most urgent',
  'zammad-007': 'a contact that is not a response: to us every message of an agent is both',
  'zammad-009': 'first response runs on after the solution; ours ends with it',
  'zammad-019': 'a contact that is not a response: to us every message of an agent is both',
};
const NOT_COMPARED = ['solution_paused_seconds', 'first_response_paused_seconds'];

function termsOf(example: Case): ClockTerms {
  const { timezone, hours, holidays, annual_holidays: annual = [] } = example.calendar;
  const calendar = compileCalendar(
    {
      id: 'calendar',
      versions: [
        {
          validFrom: '2000-01-01',
          timeZone: timezone,
          alwaysOpen: false,
          hours: { ...CLOSED_WEEK, ...hours },
          holidayCountry: 'annual',
          specialDays: holidays.map((date) => ({ date, hours: [], name: null })),
        },
      ],
    },
    (_country, year) => annual.map((day) => ({ date: `${year}-${day}`, name: day })),
  );
  const targets = CLOCKS.flatMap(([theirs, target]): DeclaredTarget[] => {
    const wanted = example.targets[theirs];
    if (wanted === undefined) return [];
    const minutes = typeof wanted === 'number' ? wanted : wanted.value * (wanted.unit === 'hour' ? 60 : 1);
    return [{ target, serviceId: null, priority: null, seconds: minutes * 60, calendarId: 'calendar' }];
  });
  // Zammad stops every clock while a ticket waits, the others only that of the solution.
  const waiting: readonly PendingReason[] = ['vendor'];
  const others = example.id.startsWith('zammad') ? waiting : [];
  return termsWith(targets, { first_response: others, next_update: others, resolution: waiting }, calendar);
}

function termsWith(
  targets: readonly DeclaredTarget[],
  pauses: Partial<DeclarationVersion['pauseReasons']>,
  calendar: ReturnType<typeof compileCalendar>,
): ClockTerms {
  const nothing = { first_response: [], next_update: [], resolution: [] };
  const secondLine = { second_line_takeover: [], second_line_resolution: [] };
  return clockTerms(
    {
      id: 'theirs',
      validFrom: Temporal.Instant.from('2000-01-01T00:00:00Z'),
      targets,
      pauseReasons: { ...nothing, ...secondLine, ...pauses },
      warnPercents: [],
    },
    new Map([['calendar', calendar]]),
  );
}

function historyOf(example: Case): ClockEvent[] {
  return example.events.flatMap(({ at: text, type, clock }): ClockEvent[] => {
    const at = Temporal.Instant.from(text);
    const pausing: ClockEvent[] = clock === 'paused' ? [{ type: 'pended', reason: 'vendor', at }] : [];
    switch (type) {
      case 'created':
        return [{ type: 'filed', serviceId: 's', priority: 3, line: 'first', teamId: 't', at }, ...pausing];
      case 'first_response':
      case 'agent_contact':
        return [{ type: 'agent_messaged', at }];
      case 'solved':
        return [{ type: 'resolved', at }];
      default:
        return clock === 'paused' ? pausing : [{ type: 'resumed', at }];
    }
  });
}

/** Their clocks name a due time also after the end: what was left, added to the moment when it stopped. */
function dueOf(clock: Clock, terms: ClockTerms): Temporal.Instant {
  const left = clock.targetSeconds * 1000 - clock.usedMs;
  const due = clock.dueAt ?? clock.breachedAt;
  return due ?? instant(terms.calendar(clock.calendarId).add(clock.anchorAt.epochMilliseconds, left));
}

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

function answerTo(name: string, result: ClockResult, terms: ClockTerms): unknown {
  if (name === 'next_due') return nextDueAt(result.clocks, 'first')?.toString() ?? null;
  const [theirs = '', target] = CLOCKS.find(([prefix]) => name.startsWith(prefix)) ?? [];
  const clock = result.clocks.findLast((candidate) => candidate.target === target);
  if (!clock) return null;
  const usedMinutes = clock.usedMs / 60_000;
  switch (name.slice(theirs.length + 1)) {
    case 'minutes':
      return Math.floor(usedMinutes);
    case 'remaining_minutes':
      return clock.targetSeconds / 60 - Math.floor(usedMinutes);
    case 'breached':
      return clock.breachedAt !== null;
    default:
      return dueOf(clock, terms).toString();
  }
}

describe('ticket cases of other projects', () => {
  let cases: readonly Case[] = [];
  beforeAll(() => {
    cases = (JSON.parse(readFileSync(FILE, 'utf8')) as Case[]).filter((example) => example.kind === 'ticket');
  });

  it('come out the same', () => {
    const chosen = cases.filter((example) => !(example.id in LEFT_OUT));
    expect(chosen).toHaveLength(16);
    const compared = chosen.map((example) => {
      const terms = termsOf(example);
      const result = foldClocks(historyOf(example), terms) as ClockResult;
      const expected = Object.entries(example.expected).filter(
        ([name]) => !NOT_COMPARED.includes(name) && !(`${example.id} ${name}` in LEFT_OUT),
      );
      const answers = expected.map(([name]) => [`${example.id} ${name}`, answerTo(name, result, terms)]);
      return { expected: expected.map(([name, value]) => [`${example.id} ${name}`, value]), answers };
    });
    expect(compared.flatMap(({ answers }) => answers)).toEqual(compared.flatMap(({ expected }) => expected));
  });

  afterAll(() => {
    const reasons = Object.entries(LEFT_OUT).map(([id, reason]) => `${id} (${reason})`);
    process.stdout.write(`${cases.length} ticket cases; left out: ${reasons.join(', ')}\n`);
  });
});

/**
 * Request Tracker's rules told in words. Not ours: a requester's message starts no clock (rt-rule-003), and whoever
 * files a ticket, it has clocks (rt-rule-005, rt-rule-007).
 */
describe('rules of Request Tracker', () => {
  const always = compileCalendar(
    {
      id: 'calendar',
      versions: [
        {
          validFrom: '2000-01-01',
          timeZone: 'UTC',
          alwaysOpen: true,
          hours: CLOSED_WEEK,
          holidayCountry: null,
          specialDays: [],
        },
      ],
    },
    () => [],
  );
  const promise = (target: ClockTarget, hours: number, serviceId: string | null = null): DeclaredTarget => ({
    target,
    serviceId,
    priority: null,
    seconds: hours * 3600,
    calendarId: 'calendar',
  });
  const at = (hours: number): Temporal.Instant =>
    Temporal.Instant.from('2026-03-02T08:00:00Z').add({ minutes: hours * 60 });
  const filed: ClockEvent = { type: 'filed', serviceId: 'two', priority: 3, line: 'first', teamId: 't', at: at(0) };
  const due = (ticket: ClockResult): string | undefined => nextDueAt(ticket.clocks, 'first')?.toString();

  it('a change to an agreement of two hours more is due exactly two hours later (rt-rule-001)', () => {
    const terms = termsWith([promise('resolution', 2, 'two'), promise('resolution', 4, 'four')], {}, always);
    const ticket = foldClocks([filed], terms) as ClockResult;
    const change: ClockEvent = { type: 'retargeted', serviceId: 'four', priority: 3, at: at(1) };
    expect([due(ticket), due(applyToClocks(ticket, change, terms))]).toEqual([at(2).toString(), at(4).toString()]);
  });

  it('a wait stops the updates and not the first response (rt-rule-009)', () => {
    const targets = [promise('first_response', 2), promise('next_update', 4)];
    const terms = termsWith(targets, { next_update: ['vendor'] }, always);
    const history: ClockEvent[] = [
      filed,
      { type: 'pended', reason: 'vendor', at: at(1) },
      { type: 'agent_messaged', at: at(1.5) },
      { type: 'resumed', at: at(1.5) },
      { type: 'pended', reason: 'vendor', at: at(1.75) },
    ];
    const dues = history.map((_event, index) => due(foldClocks(history.slice(0, index + 1), terms) as ClockResult));
    expect(dues).toEqual([at(2).toString(), at(2).toString(), undefined, at(5.5).toString(), undefined]);
  });
});
