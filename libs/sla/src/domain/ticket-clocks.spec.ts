import { describe, expect, it } from '@jest/globals';
import { CLOSED_WEEK, compileCalendar, type CalendarVersion } from '@desk/agencies';
import type { ClockTarget, Priority } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { usedSeconds, type Clock } from './clock.js';
import {
  clockTerms,
  DEFAULT_PAUSE_REASONS,
  DEFAULT_WARN_PERCENTS,
  type DeclarationVersion,
  type DeclaredTarget,
} from './declaration.js';
import {
  applyToClocks,
  foldClocks,
  nextDueAt,
  nextWakeAt,
  settleClocks,
  type ClockEvent,
  type ClockResult,
} from './ticket-clocks.js';

const HOUR = 3600;
const calendarOf = (id: string, changes: Partial<CalendarVersion>) =>
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
const office = ['08:00', '16:00'] as const;
const weekdays = { ...CLOSED_WEEK, mon: [office], tue: [office], wed: [office], thu: [office], fri: [office] };
const calendars = new Map([
  ['office', calendarOf('office', { hours: weekdays })],
  ['always', calendarOf('always', { alwaysOpen: true })],
]);
const promise = (
  target: ClockTarget,
  hours: number,
  priority: Priority | null = null,
  calendarId = 'office',
  serviceId: string | null = null,
): DeclaredTarget => ({ target, serviceId, priority, seconds: hours * HOUR, businessDays: null, calendarId });
const inDays = (target: ClockTarget, businessDays: number, priority: Priority | null = null): DeclaredTarget => ({
  ...promise(target, 0, priority),
  seconds: null,
  businessDays,
});
const declaration: DeclarationVersion = {
  id: 'declaration',
  validFrom: Temporal.Instant.from('2020-01-01T00:00:00Z'),
  targets: [
    promise('first_response', 2),
    promise('next_update', 8),
    promise('resolution', 16),
    promise('resolution', 4, 2),
    promise('resolution', 1, 1, 'always'),
    promise('second_line_takeover', 4),
    promise('second_line_resolution', 12),
  ],
  pauseReasons: DEFAULT_PAUSE_REASONS,
  warnPercents: DEFAULT_WARN_PERCENTS,
};
const terms = clockTerms(declaration, calendars);

/** Office hours of the week of Monday 2 March 2026, as `mon 08:00`. */
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
function at(text: string): Temporal.Instant {
  const [day = '', time = ''] = text.split(' ');
  const date = Temporal.PlainDate.from('2026-03-02').add({ days: WEEK.indexOf(day) });
  return date.toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: time }).toInstant();
}
function when(instant: Temporal.Instant | null | undefined): string | null {
  const zoned = instant?.toZonedDateTimeISO('Europe/Oslo');
  return zoned ? `${WEEK[zoned.dayOfWeek - 1]} ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}` : null;
}
const filed = (text: string, priority: Priority = 3, line: 'first' | 'second' = 'first'): ClockEvent => ({
  type: 'filed',
  at: at(text),
  serviceId: 'mail',
  priority,
  line,
  teamId: 'pool',
});
const moved = (text: string, line: 'first' | 'second', teamId: string): ClockEvent => ({
  type: 'moved',
  at: at(text),
  line,
  teamId,
});
const retargeted = (text: string, priority: Priority): ClockEvent => ({
  type: 'retargeted',
  at: at(text),
  serviceId: 'mail',
  priority,
});
const simple = (type: 'agent_messaged' | 'taken' | 'resumed' | 'resolved' | 'cancelled', text: string): ClockEvent => ({
  type,
  at: at(text),
});
const pended = (text: string, reason: 'user' | 'vendor'): ClockEvent => ({ type: 'pended', at: at(text), reason });
const reopened = (text: string, assigned = false): ClockEvent => ({ type: 'reopened', at: at(text), assigned });

function after(...history: ClockEvent[]): ClockResult {
  const folded = foldClocks(history, terms);
  if (!folded) throw new Error('the history must begin with the filing');
  return folded;
}
function clock(result: { readonly clocks: readonly Clock[] }, target: ClockTarget, cycle = 1): Clock {
  const found = result.clocks.find((candidate) => candidate.target === target && candidate.cycle === cycle);
  if (!found) throw new Error(`no clock ${target} ${cycle}`);
  return found;
}

describe('first_response', () => {
  it('runs from filing to the first message of an agent', () => {
    const ticket = after(filed('fri 15:00'));
    expect(when(clock(ticket, 'first_response').dueAt)).toBe('mon 09:00');
    const answered = after(filed('fri 15:00'), simple('agent_messaged', 'fri 15:30'));
    expect(clock(answered, 'first_response')).toMatchObject({ state: 'met', usedMs: 1_800_000, dueAt: null });
  });

  it('is met at its due time and missed after it', () => {
    expect(clock(after(filed('mon 08:00'), simple('resolved', 'mon 10:00')), 'first_response').state).toBe('met');
    const late = after(filed('mon 08:00'), simple('resolved', 'mon 10:01'));
    expect(clock(late, 'first_response')).toMatchObject({ state: 'missed' });
    expect(late.breaches.map((breach) => [breach.target, when(breach.at)])).toEqual([['first_response', 'mon 10:00']]);
  });

  it('is due at closing when it is used up exactly then', () => {
    const ticket = after(filed('fri 14:00'));
    expect(when(clock(ticket, 'first_response').dueAt)).toBe('fri 16:00');
    expect(settleClocks(ticket, at('fri 16:00'), terms).breaches).toEqual([]);
    expect(settleClocks(ticket, at('sat 10:00'), terms).breaches).toHaveLength(1);
  });

  it('is paused for nothing, whatever the declaration says', () => {
    const ticket = after(filed('mon 08:00'), pended('mon 09:00', 'user'));
    expect(clock(ticket, 'first_response').state).toBe('running');
    expect(clock(ticket, 'resolution').state).toBe('paused');
    const everything = { ...DEFAULT_PAUSE_REASONS, first_response: ['user'], second_line_takeover: ['user'] } as const;
    const generous = clockTerms({ ...declaration, pauseReasons: everything }, calendars);
    const same = foldClocks([filed('mon 08:00', 3, 'second'), pended('mon 09:00', 'user')], generous);
    expect(same?.clocks.map(({ target, state }) => [target, state])).toEqual([
      ['first_response', 'running'],
      ['next_update', 'paused'],
      ['resolution', 'paused'],
      ['second_line_takeover', 'running'],
      ['second_line_resolution', 'paused'],
    ]);
  });

  it('is met by a message written while the ticket waits', () => {
    const ticket = after(filed('mon 08:00'), pended('mon 08:30', 'user'), simple('agent_messaged', 'mon 09:00'));
    expect(clock(ticket, 'first_response')).toMatchObject({ state: 'met', usedMs: 3_600_000 });
  });
});

describe('next_update', () => {
  it('begins a new cycle with each message of an agent', () => {
    const ticket = after(
      filed('mon 08:00'),
      simple('agent_messaged', 'mon 09:00'),
      simple('agent_messaged', 'wed 09:30'),
      simple('resolved', 'wed 10:00'),
    );
    expect([1, 2, 3].map((cycle) => clock(ticket, 'next_update', cycle).state)).toEqual(['met', 'missed', 'met']);
  });

  it('stands still from the start when the ticket is waiting', () => {
    const ticket = after(filed('mon 08:00'), pended('mon 09:00', 'vendor'), simple('agent_messaged', 'mon 10:00'));
    expect(clock(ticket, 'next_update', 1)).toMatchObject({ state: 'met', usedMs: 3_600_000 });
    expect(clock(ticket, 'next_update', 2)).toMatchObject({ state: 'paused', usedMs: 0, dueAt: null, wakeAt: null });
    const resumed = applyToClocks(ticket, simple('resumed', 'mon 12:00'), terms);
    expect(when(clock(resumed, 'next_update', 2).dueAt)).toBe('tue 12:00');
  });

  it('is not begun by filing again what was resolved: only the next message begins one', () => {
    const ticket = after(filed('mon 08:00'), simple('resolved', 'mon 09:00'), reopened('mon 10:00'));
    expect(ticket.clocks.filter(({ target }) => target === 'next_update').map(({ state }) => state)).toEqual(['met']);
    const told = applyToClocks(ticket, simple('agent_messaged', 'mon 11:00'), terms);
    expect(when(clock(told, 'next_update', 2).dueAt)).toBe('tue 11:00');
  });
});

describe('resolution', () => {
  it('stands still while it is paused, and goes on with what was left', () => {
    const waiting = after(filed('mon 08:00', 2), pended('mon 09:00', 'user'));
    expect(clock(waiting, 'resolution')).toMatchObject({ state: 'paused', dueAt: null });
    expect(usedSeconds(clock(waiting, 'resolution'), at('wed 12:00'), terms)).toBe(HOUR);
    const resumed = applyToClocks(waiting, simple('resumed', 'wed 12:00'), terms);
    expect(when(clock(resumed, 'resolution').dueAt)).toBe('wed 15:00');
    expect(clock(after(filed('mon 08:00'), pended('mon 09:00', 'vendor')), 'resolution').state).toBe('running');
  });

  it('goes on after reopening with the time already used, and may change its outcome', () => {
    const ticket = after(filed('mon 08:00', 2), simple('resolved', 'mon 11:00'), reopened('wed 08:00'));
    expect(clock(ticket, 'resolution')).toMatchObject({ state: 'running', cycle: 1, stoppedAt: null });
    expect(when(clock(ticket, 'resolution').dueAt)).toBe('wed 09:00');
    const again = applyToClocks(ticket, simple('resolved', 'wed 10:00'), terms);
    expect(clock(again, 'resolution').state).toBe('missed');
    expect(again.clocks.filter((candidate) => candidate.target === 'first_response')).toHaveLength(1);
  });

  it('stays missed when it is reopened after its breach, dated as it was', () => {
    const ticket = after(filed('mon 08:00', 2), simple('resolved', 'mon 13:00'), reopened('tue 08:00'));
    expect(clock(ticket, 'resolution')).toMatchObject({ state: 'running', wakeAt: null, usedMs: 5 * 3_600_000 });
    const again = applyToClocks(ticket, simple('resolved', 'tue 09:00'), terms);
    expect(clock(again, 'resolution').state).toBe('missed');
    expect(when(clock(again, 'resolution').breachedAt)).toBe('mon 12:00');
    expect([...ticket.breaches, ...again.breaches].filter(({ target }) => target === 'resolution')).toHaveLength(1);
  });

  it('takes what was changed while it was resolved when it is reopened', () => {
    const ticket = after(
      filed('mon 08:00', 2),
      simple('resolved', 'mon 09:00'),
      retargeted('mon 10:00', 3),
      reopened('mon 11:00'),
    );
    expect(clock(ticket, 'resolution')).toMatchObject({ targetSeconds: 16 * HOUR, priority: 3, usedMs: 3_600_000 });
  });

  it('is no longer breached when a change of service gives it more time', () => {
    const slow = clockTerms(
      { ...declaration, targets: [promise('resolution', 2), promise('resolution', 40, null, 'office', 'archive')] },
      calendars,
    );
    const to: ClockEvent = { type: 'retargeted', at: at('mon 11:00'), serviceId: 'archive', priority: 3 };
    const ticket = foldClocks([filed('mon 08:00'), to], slow);
    expect(ticket?.breaches.map((breach) => when(breach.at))).toEqual(['mon 10:00']);
    expect(ticket?.clocks[0]).toMatchObject({ breachedAt: null, serviceId: 'archive', state: 'running' });
  });

  it('is breached at once when a change of priority makes it late, and no longer when another undoes that', () => {
    const late = after(filed('mon 08:00'), retargeted('mon 14:00', 2));
    expect(late.breaches.find((breach) => breach.target === 'resolution')?.at).toEqual(at('mon 14:00'));
    expect(late.warnings.filter((warning) => warning.target === 'resolution')).toEqual([]);
    expect(when(clock(late, 'resolution').dueAt)).toBe('mon 14:00');
    const relieved = applyToClocks(late, retargeted('mon 15:00', 3), terms);
    expect(clock(relieved, 'resolution')).toMatchObject({ breachedAt: null, warnedPercent: 0, usedMs: 7 * 3_600_000 });
    expect(when(clock(relieved, 'resolution').dueAt)).toBe('tue 16:00');
  });

  it('is not breached by a change to just what it has used', () => {
    const ticket = after(filed('mon 08:00'), retargeted('mon 12:00', 2));
    expect(clock(ticket, 'resolution').breachedAt).toBeNull();
    expect(when(clock(ticket, 'resolution').dueAt)).toBe('mon 12:00');
    expect(clock(applyToClocks(ticket, simple('resolved', 'mon 12:00'), terms), 'resolution').state).toBe('met');
  });

  it('keeps the team and priority of its breach when a later change leaves it late', () => {
    const ticket = after(
      filed('mon 08:00', 2),
      simple('agent_messaged', 'mon 08:30'),
      moved('mon 13:00', 'first', 'other'),
      retargeted('mon 14:00', 1),
    );
    expect(when(clock(ticket, 'resolution').breachedAt)).toBe('mon 12:00');
    expect(clock(ticket, 'resolution')).toMatchObject({ targetSeconds: HOUR, priority: 2, teamId: 'pool' });
  });

  it('takes the calendar of its new priority from the change on', () => {
    const ticket = after(filed('fri 15:45'), retargeted('sat 12:00', 1));
    expect(when(clock(ticket, 'resolution').dueAt)).toBe('sat 12:45');
    expect(clock(ticket, 'resolution').calendarId).toBe('always');
  });

  it('can be late while it is paused', () => {
    const ticket = after(filed('mon 08:00'), pended('mon 14:00', 'user'), retargeted('mon 15:00', 2));
    expect(clock(ticket, 'resolution')).toMatchObject({ state: 'paused', dueAt: null });
    expect(when(clock(ticket, 'resolution').breachedAt)).toBe('mon 15:00');
  });
});

describe('the clocks of second line', () => {
  it('run each time the ticket enters it', () => {
    const ticket = after(
      filed('mon 08:00'),
      moved('mon 09:00', 'second', 'network'),
      simple('taken', 'mon 10:00'),
      moved('mon 12:00', 'first', 'pool'),
      moved('tue 08:00', 'second', 'network'),
      moved('tue 15:00', 'second', 'servers'),
      simple('resolved', 'tue 15:30'),
    );
    const seen = ticket.clocks
      .filter((candidate) => candidate.target.startsWith('second_line'))
      .map(({ target, cycle, state, usedMs, teamId }) => [target, cycle, state, usedMs / 3_600_000, teamId]);
    expect(seen).toEqual([
      ['second_line_takeover', 1, 'met', 1, 'network'],
      ['second_line_resolution', 1, 'met', 3, 'network'],
      ['second_line_takeover', 2, 'missed', 7.5, 'network'],
      ['second_line_resolution', 2, 'met', 7.5, 'servers'],
    ]);
  });

  it('run from filing when the ticket is filed there, and stop when it is handed back untaken', () => {
    const ticket = after(filed('mon 08:00', 3, 'second'), moved('mon 09:00', 'first', 'pool'));
    expect(clock(ticket, 'second_line_takeover').state).toBe('met');
    expect(clock(ticket, 'second_line_resolution').state).toBe('met');
  });

  it('run anew when the ticket is reopened there', () => {
    const done = [filed('mon 08:00', 3, 'second'), simple('taken', 'mon 09:00'), simple('resolved', 'mon 10:00')];
    const open = after(...done, reopened('tue 08:00'));
    expect(clock(open, 'second_line_takeover', 2).state).toBe('running');
    const held = after(...done, reopened('tue 08:00', true));
    expect(held.clocks.some((candidate) => candidate.target === 'second_line_takeover' && candidate.cycle === 2)).toBe(
      false,
    );
    expect(clock(held, 'second_line_resolution', 2).state).toBe('running');
  });

  it('are not started by first line taking a ticket', () => {
    expect(after(filed('mon 08:00'), simple('taken', 'mon 09:00')).clocks).toHaveLength(3);
  });
});

describe('a promise in working days', () => {
  const days = clockTerms(
    {
      ...declaration,
      targets: [
        inDays('first_response', 1),
        inDays('resolution', 3),
        inDays('resolution', 1, 2),
        promise('resolution', 2, 1),
      ],
    },
    calendars,
  );
  const lived = (...history: ClockEvent[]) => foldClocks(history, days) as ClockResult;

  it('is due at the same time of day so many working days later', () => {
    const ticket = lived(filed('thu 10:30'));
    expect(when(clock(ticket, 'first_response').dueAt)).toBe('fri 10:30');
    expect(clock(ticket, 'resolution')).toMatchObject({ dueAt: at('tue 10:30').add({ hours: 24 * 7 }) });
    expect(clock(ticket, 'resolution').targetSeconds).toBe(24 * HOUR);
    expect(ticket.clocks.map(({ wakeAt }) => when(wakeAt))).toEqual(['fri 08:30', 'mon 12:30']);
  });

  it('of what comes outside working time begins at the next opening, and is used up at a closing', () => {
    expect(when(clock(lived(filed('sun 20:00')), 'first_response').dueAt)).toBe('mon 16:00');
    expect(when(clock(lived(filed('fri 17:00')), 'first_response').dueAt)).toBe('mon 16:00');
  });

  it('is met at its moment and missed after it', () => {
    const to = (text: string) => clock(lived(filed('mon 10:00'), simple('resolved', text)), 'first_response').state;
    expect([to('tue 10:00'), to('tue 10:01')]).toEqual(['met', 'missed']);
  });

  it('goes on after a wait with what was left of it', () => {
    const ticket = lived(filed('mon 10:00', 2), pended('mon 12:00', 'user'), simple('resumed', 'wed 12:00'));
    expect(clock(ticket, 'resolution')).toMatchObject({ usedMs: 2 * 3_600_000, targetSeconds: 8 * HOUR });
    expect(when(clock(ticket, 'resolution').dueAt)).toBe('thu 10:00');
  });

  it('keeps what was used when another takes its place, and counts its days from the filing', () => {
    const quicker = lived(filed('mon 10:00'), retargeted('mon 11:00', 2));
    expect(when(clock(quicker, 'resolution').dueAt)).toBe('tue 10:00');
    const late = lived(filed('mon 10:00'), retargeted('mon 13:00', 1));
    expect(when(clock(late, 'resolution').breachedAt)).toBe('mon 13:00');
    const relieved = applyToClocks(late, retargeted('mon 14:00', 2), days);
    expect(clock(relieved, 'resolution').breachedAt).toBeNull();
    expect(when(clock(relieved, 'resolution').dueAt)).toBe('tue 10:00');
  });

  it('is counted anew from its start when the calendar changes', () => {
    const longer = new Map(calendars).set(
      'office',
      calendarOf('office', { hours: { ...weekdays, tue: [['08:00', '20:00']] } }),
    );
    const changed = clockTerms({ ...declaration, targets: [inDays('resolution', 2)] }, longer);
    const before = foldClocks(
      [filed('mon 10:00')],
      clockTerms({ ...declaration, targets: [inDays('resolution', 2)] }, calendars),
    );
    const after = applyToClocks(before as ClockResult, { type: 'calendar_changed', at: at('mon 12:00') }, changed);
    expect([before, after].map((result) => result?.clocks[0]?.targetSeconds)).toEqual([16 * HOUR, 20 * HOUR]);
    expect([before, after].map((result) => when(result?.clocks[0]?.dueAt))).toEqual(['wed 10:00', 'wed 10:00']);
  });

  it('may end in the middle of a second', () => {
    const filedAt = at('mon 10:00').add({ milliseconds: 1 });
    const ticket = lived({ ...filed('mon 10:00'), at: filedAt } as ClockEvent);
    expect(clock(ticket, 'first_response').dueAt).toEqual(filedAt.add({ hours: 24 }));
    const evening = lived({ ...filed('thu 15:59'), at: at('thu 15:59').add({ milliseconds: 250 }) } as ClockEvent);
    expect(clock(evening, 'first_response')).toMatchObject({ targetSeconds: 8 * HOUR });
  });
});

describe('all clocks', () => {
  it('end as void when the ticket is cancelled; what was already met stays', () => {
    const ticket = after(filed('mon 08:00'), simple('agent_messaged', 'mon 09:00'), simple('cancelled', 'wed 09:00'));
    expect(ticket.clocks.map(({ target, cycle, state }) => [target, cycle, state])).toEqual([
      ['first_response', 1, 'met'],
      ['next_update', 1, 'met'],
      ['resolution', 1, 'void'],
      ['next_update', 2, 'void'],
    ]);
    expect(nextWakeAt(ticket.clocks)).toBeNull();
  });

  it('warn at each point and tell of the breach, each once, dated when it came to pass', () => {
    const ticket = after(filed('mon 08:00', 2), simple('agent_messaged', 'mon 08:00'));
    expect(when(nextWakeAt(ticket.clocks))).toBe('mon 11:00');
    const settled = settleClocks(ticket, at('mon 15:00'), terms);
    expect(settled.warnings.map(({ target, percent, at: moment }) => [target, percent, when(moment)])).toEqual([
      ['resolution', 75, 'mon 11:00'],
      ['resolution', 90, 'mon 11:36'],
      ['next_update', 75, 'mon 14:00'],
    ]);
    expect(settled.breaches.map(({ target, at: moment }) => [target, when(moment)])).toEqual([
      ['resolution', 'mon 12:00'],
    ]);
    const again = settleClocks(settled, at('mon 15:00'), terms);
    expect([again.warnings, again.breaches]).toEqual([[], []]);
  });

  it('count an open breach to the team that had it', () => {
    const ticket = after(filed('mon 08:00'), simple('agent_messaged', 'mon 08:00'), moved('fri 09:00', 'second', 'x'));
    expect(clock(ticket, 'resolution')).toMatchObject({ state: 'running', teamId: 'pool' });
    expect(clock(applyToClocks(ticket, simple('resolved', 'fri 10:00'), terms), 'resolution')).toMatchObject({
      state: 'missed',
      teamId: 'pool',
    });
  });

  it('give the earliest due time of the line where the ticket stands', () => {
    const ticket = after(filed('mon 08:00'), moved('mon 08:00', 'second', 'network'), simple('resolved', 'mon 08:30'));
    expect(nextDueAt(ticket.clocks, 'first')).toBeNull();
    const open = after(filed('mon 08:00'), simple('agent_messaged', 'mon 09:00'), moved('mon 09:00', 'second', 'n'));
    expect(when(nextDueAt(open.clocks, 'second'))).toBe('mon 13:00');
    expect(when(nextDueAt(open.clocks, 'onsite'))).toBe('tue 09:00');
  });

  it('do nothing for what happens to a ticket that is not open', () => {
    const done = after(filed('mon 08:00'), simple('resolved', 'mon 09:00'));
    const later = [
      simple('agent_messaged', 'mon 10:00'),
      moved('mon 11:00', 'second', 'n'),
      retargeted('tue 08:00', 1),
    ];
    const same = later.reduce((ticket: ClockResult, event) => applyToClocks(ticket, event, terms), done);
    expect(same.clocks).toEqual(done.clocks);
    expect(same.facts).toMatchObject({ line: 'second', priority: 1, active: false });
  });

  it('stop counting when a change of service takes the promise away, and go on when another brings it', () => {
    const onlyMail = clockTerms(
      {
        id: 'mail',
        validFrom: at('mon 00:00'),
        targets: [promise('resolution', 4, null, 'office', 'mail')],
        pauseReasons: DEFAULT_PAUSE_REASONS,
        warnPercents: [],
      },
      calendars,
    );
    const to = (text: string, serviceId: string): ClockEvent => ({
      type: 'retargeted',
      at: at(text),
      serviceId,
      priority: 3,
    });
    const gone = foldClocks([filed('mon 08:00'), to('mon 09:00', 'phone')], onlyMail);
    expect(gone?.clocks.map((candidate) => candidate.state)).toEqual(['void']);
    const back = gone && applyToClocks(gone, to('tue 09:00', 'mail'), onlyMail);
    expect(when(back?.clocks[0]?.dueAt)).toBe('tue 12:00');
  });

  it('keep the breach of a closing when a calendar changes, and tell of it no second time', () => {
    const ticket = after(filed('fri 12:00', 2));
    const changed = applyToClocks(ticket, { type: 'calendar_changed', at: at('sat 10:00') }, terms);
    expect(changed.breaches.filter(({ target }) => target === 'resolution')).toHaveLength(1);
    expect(when(clock(changed, 'resolution').breachedAt)).toBe('fri 16:00');
    const later = settleClocks(changed, at('sun 10:00'), terms);
    expect(later.breaches).toEqual([]);
  });

  it('are due again when a calendar changes', () => {
    const ticket = after(filed('mon 12:00', 2));
    const shorter = new Map(calendars).set(
      'office',
      calendarOf('office', { hours: { ...weekdays, mon: [['08:00', '14:00']] } }),
    );
    const changed = clockTerms(
      {
        id: 'declaration',
        validFrom: at('mon 00:00'),
        targets: [promise('resolution', 4, 2)],
        pauseReasons: DEFAULT_PAUSE_REASONS,
        warnPercents: [],
      },
      shorter,
    );
    const result = applyToClocks(
      { ...ticket, clocks: [clock(ticket, 'resolution')] },
      { type: 'calendar_changed', at: at('mon 13:00') },
      changed,
    );
    expect(when(clock(result, 'resolution').dueAt)).toBe('tue 10:00');
  });

  it('have no history without a filing', () => {
    expect(foldClocks([simple('resolved', 'mon 09:00')], terms)).toBeNull();
  });
});
