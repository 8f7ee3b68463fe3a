import { describe, expect, it } from '@jest/globals';
import { CLOSED_WEEK, compileCalendar, type CalendarVersion } from '@desk/agencies';
import { Temporal } from 'temporal-polyfill';
import { clockTerms, DEFAULT_PAUSE_REASONS, type DeclaredTarget } from './declaration.js';
import { explainClock, remainingMs, sumsOf, type ExplainedClock } from './explain-clock.js';
import type { ClockEvent } from './ticket-clocks.js';

const HOUR = 3_600_000;
const calendar = (id: string, changes: Partial<CalendarVersion>) =>
  compileCalendar(
    {
      id,
      versions: [
        {
          validFrom: '2020-01-01',
          timeZone: 'Europe/Oslo',
          alwaysOpen: false,
          hours: CLOSED_WEEK,
          holidayCountry: null,
          specialDays: [],
          ...changes,
        },
      ],
    },
    () => [],
  );
const office = [['08:00', '16:00']] as const;
const night = [['22:00', '06:00']] as const;
const calendars = new Map([
  ['office', calendar('office', { hours: { ...CLOSED_WEEK, mon: office, tue: office, wed: office } })],
  ['nights', calendar('nights', { hours: { ...CLOSED_WEEK, sat: night } })],
]);

const target = (changes: Partial<DeclaredTarget>): DeclaredTarget => ({
  target: 'resolution',
  serviceId: 'mail',
  priority: null,
  seconds: 8 * 3600,
  businessDays: null,
  calendarId: 'office',
  ...changes,
});
const termsOf = (...targets: DeclaredTarget[]) =>
  clockTerms(
    {
      id: 'd',
      validFrom: Temporal.Instant.from('2020-01-01T00:00:00Z'),
      targets,
      pauseReasons: DEFAULT_PAUSE_REASONS,
      warnPercents: [75],
    },
    calendars,
  );

/** 2 March 2026 is a Monday. */
const at = (text: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(`2026-${text}`).toZonedDateTime('Europe/Oslo').toInstant();
const filed = (text: string): ClockEvent => ({
  type: 'filed',
  at: at(text),
  serviceId: 'mail',
  priority: 3,
  line: 'first',
  teamId: 't',
});
const lines = ({ stretches }: ExplainedClock): string[] =>
  stretches.map(
    ({ from, to, reason, pendingReason, expected }) =>
      `${((to - from) / HOUR).toFixed(1)} ${pendingReason ?? reason}${expected ? ' expected' : ''}`,
  );
const marks = (explained: ExplainedClock): string[] => explained.marks.map(({ kind }) => kind);

describe('the explanation of a clock', () => {
  it('lets closed hours win over waiting, and tells one wait from another', () => {
    const terms = termsOf(target({}));
    const history: ClockEvent[] = [
      filed('03-02T14:00'),
      { type: 'pended', at: at('03-02T15:00'), reason: 'user' },
      { type: 'pended', at: at('03-03T09:00'), reason: 'agreed_time' },
    ];
    const explained = explainClock(history, { target: 'resolution' }, at('03-03T17:00'), terms) as ExplainedClock;
    expect(lines(explained)).toEqual([
      '1.0 counted',
      '1.0 user',
      '16.0 outside_hours',
      '1.0 user',
      '7.0 agreed_time',
      '1.0 outside_hours',
    ]);
    expect(marks(explained)).toEqual(['started', 'paused']);
    expect([sumsOf(explained.stretches).waiting / HOUR, remainingMs(explained.stretches)]).toEqual([9, 0]);
  });

  it('says when the service had no such promise', () => {
    const terms = termsOf(target({}));
    const history: ClockEvent[] = [
      filed('03-02T08:00'),
      { type: 'retargeted', at: at('03-02T10:00'), serviceId: 'other', priority: 3 },
      { type: 'retargeted', at: at('03-02T12:00'), serviceId: 'mail', priority: 3 },
    ];
    const before = explainClock(history.slice(0, 2), { target: 'resolution' }, at('03-02T11:00'), terms);
    expect([before?.clock.state, lines(before as ExplainedClock)]).toEqual(['void', ['2.0 counted']]);
    const explained = explainClock(history, { target: 'resolution' }, at('03-02T13:00'), terms) as ExplainedClock;
    expect(lines(explained)).toEqual([
      '2.0 counted',
      '2.0 not_promised',
      '1.0 counted',
      '3.0 counted expected',
      '16.0 outside_hours expected',
      '2.0 counted expected',
    ]);
    expect(marks(explained)).toEqual(['started', 'stopped', 'resumed', 'due']);
  });

  it('is of the promise that holds now, also when the breach is counted to another', () => {
    const terms = termsOf(
      target({ priority: 3, seconds: 3600 }),
      target({ priority: 1, seconds: null, businessDays: 2 }),
      target({ priority: 2, seconds: 1800 }),
    );
    const history: ClockEvent[] = [
      filed('03-02T09:00'),
      { type: 'retargeted', at: at('03-02T11:00'), serviceId: 'mail', priority: 2 },
    ];
    const late = explainClock(history, { target: 'resolution' }, at('03-02T11:30'), terms) as ExplainedClock;
    expect([late.clock.priority, late.promise.priority, late.clock.targetSeconds]).toEqual([3, 2, 1800]);
    expect(marks(late)).toEqual(['started', 'warned', 'breached', 'retargeted']);
    const more: ClockEvent = { type: 'retargeted', at: at('03-02T12:00'), serviceId: 'mail', priority: 1 };
    const days = explainClock([...history, more], { target: 'resolution' }, at('03-02T13:00'), terms) as ExplainedClock;
    expect(days.promise).toEqual({ serviceId: 'mail', priority: 1, businessDays: 2 });
    // The breach is taken back; what happened stays told.
    expect([days.clock.breachedAt, marks(days)]).toEqual([
      null,
      ['started', 'warned', 'breached', 'retargeted', 'retargeted', 'due'],
    ]);
    expect(days.clock.dueAt?.equals(at('03-04T09:00'))).toBe(true);
  });

  it('counts the hours that pass on the night when the clocks change, over midnight', () => {
    const terms = termsOf(target({ calendarId: 'nights', seconds: 20 * 3600 }));
    const spring = explainClock([filed('03-28T20:00')], { target: 'resolution' }, at('03-29T12:00'), terms);
    expect(lines(spring as ExplainedClock).slice(0, 3)).toEqual([
      '2.0 outside_hours',
      '7.0 counted',
      '6.0 outside_hours',
    ]);
    const autumn = explainClock([filed('10-24T20:00')], { target: 'resolution' }, at('10-25T12:00'), terms);
    expect(lines(autumn as ExplainedClock).slice(0, 3)).toEqual([
      '2.0 outside_hours',
      '9.0 counted',
      '6.0 outside_hours',
    ]);
  });

  it('is taken as of the last event by who asks before it', () => {
    const terms = termsOf(target({}));
    const history: ClockEvent[] = [filed('03-02T08:00'), { type: 'taken', at: at('03-02T10:00') }];
    const explained = explainClock(history, { target: 'resolution' }, at('03-02T09:00'), terms) as ExplainedClock;
    expect(lines(explained)[0]).toBe('2.0 counted');
  });
});
