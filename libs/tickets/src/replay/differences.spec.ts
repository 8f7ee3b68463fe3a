import { describe, expect, it } from '@jest/globals';
import type { ClockTarget } from '@desk/contracts';
import type { Clock, TicketClocks } from '@desk/sla';
import { Temporal } from 'temporal-polyfill';
import { differencesOf, rowsOf } from './differences.js';
import type { ReplayTicket } from './replay-reads.js';

const at = Temporal.Instant.from('2026-03-02T08:00:00Z');
const clock = (target: ClockTarget, changes: Partial<Clock> = {}): Clock => ({
  target,
  cycle: 1,
  state: 'running',
  startedAt: at,
  targetSeconds: 3_600,
  calendarId: 'c',
  usedMs: 0,
  anchorAt: at,
  dueAt: at.add({ hours: 1 }),
  wakeAt: at.add({ minutes: 45 }),
  warnedPercent: 0,
  breachedAt: null,
  stoppedAt: null,
  serviceId: 's',
  priority: 3,
  teamId: 't',
  ...changes,
});
const replayed = (...clocks: Clock[]): TicketClocks => ({
  facts: {
    serviceId: 's',
    priority: 3,
    line: 'first',
    teamId: 't',
    pendingReason: null,
    active: true,
    assigned: false,
  },
  clocks,
});
const stored = (clocks: readonly Clock[], nextDueAt: string | null = '2026-03-02T09:00:00.000Z'): ReplayTicket => ({
  id: 'ticket',
  agencyId: 'agency',
  number: 7,
  declarationId: 'd',
  serviceId: 's',
  priority: 3,
  line: 'first',
  teamId: 't',
  nextDueAt,
  log: [],
  clocks: rowsOf({ id: 'ticket', agencyId: 'agency' }, clocks),
});
const found = (ticket: ReplayTicket, made: TicketClocks) =>
  differencesOf(ticket, made).map((one) => [one.target, one.cycle, one.field, one.stored, one.replayed]);

describe('the differences of a ticket', () => {
  it('are none where every column is the same, whatever the order', () => {
    const clocks = [clock('first_response'), clock('resolution')];
    expect(found(stored([...clocks].reverse()), replayed(...clocks))).toEqual([]);
  });

  it('name each column', () => {
    const wrong = clock('resolution', { dueAt: at, usedMs: 5, breachedAt: at });
    expect(found(stored([wrong]), replayed(clock('resolution')))).toEqual([
      ['resolution', 1, 'used_ms', '5', '0'],
      ['resolution', 1, 'due_at', '2026-03-02T08:00:00.000Z', '2026-03-02T09:00:00.000Z'],
      ['resolution', 1, 'breached_at', '2026-03-02T08:00:00.000Z', ''],
    ]);
  });

  it('name clocks that are missing and clocks too many', () => {
    expect(found(stored([clock('resolution')]), replayed(clock('resolution', { cycle: 2 })))).toEqual([
      ['resolution', 2, 'row', '', 'running'],
      ['resolution', 1, 'row', 'running', ''],
    ]);
  });

  it('name when the ticket is due next, by the line in which its log says that it stands', () => {
    const made = replayed(clock('resolution'), clock('second_line_takeover', { dueAt: at }));
    expect(found(stored(made.clocks, null), made)).toEqual([
      [null, null, 'next_due_at', '', '2026-03-02T09:00:00.000Z'],
    ]);
  });
});
