import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { handOffs, type HandOffEntry } from './hand-offs.js';

const START = Temporal.Instant.from('2026-03-02T08:00:00Z');
const entry = (
  seq: number,
  minute: number,
  type: string,
  changes: HandOffEntry['changes'],
  details: HandOffEntry['details'] = {},
): HandOffEntry => ({ seq, type, occurredAt: START.add({ minutes: minute }), changes, details });
const filed = entry(1, 0, 'ticket.created', { teamId: [null, 'first'], state: [null, 'new'] });
/** Half of the time is working time. */
const calendar = { between: (from: number, to: number) => (to - from) / 2 };
const found = (...log: HandOffEntry[]) =>
  handOffs({ id: 't', agencyId: 'a' }, [filed, ...log], calendar).map(({ seq, kind, reason, waitedSeconds }) => [
    seq,
    kind,
    reason,
    waitedSeconds,
  ]);

const escalated = entry(
  2,
  10,
  'ticket.escalated',
  { teamId: ['first', 'net'], assigneeId: ['x', null] },
  { reasonCode: 'needs_access', reason: 'hemmelig' },
);

describe('hand-offs of a ticket', () => {
  it('are none of a ticket that stays where it was filed', () => {
    expect(found(entry(2, 5, 'ticket.taken', { assigneeId: [null, 'x'] }))).toEqual([]);
  });

  it('wait in working time until somebody has it, it goes on or ends, and for as long as nobody does without a figure', () => {
    expect(found(escalated)).toEqual([[2, 'escalate', 'needs_access', null]]);
    const noted = entry(3, 12, 'ticket.updated', { priority: [3, 2] });
    expect(found(escalated, noted, entry(4, 30, 'ticket.taken', { assigneeId: [null, 'y'] }))).toEqual([
      [2, 'escalate', 'needs_access', 600],
    ]);
    expect(found(escalated, entry(3, 20, 'ticket.cancelled', { state: ['open', 'cancelled'] }))).toEqual([
      [2, 'escalate', 'needs_access', 300],
    ]);
    expect(
      found(escalated, entry(3, 40, 'ticket.handed_back', { teamId: ['net', 'first'] }, { reason: 'ikke vårt' })),
    ).toEqual([
      [2, 'escalate', 'needs_access', 900],
      [3, 'hand_back', 'unsaid', null],
    ]);
  });

  it('are of four kinds, and a rule is a reason', () => {
    expect(
      found(
        entry(2, 1, 'ticket.transferred', { teamId: ['first', 'b'] }, { reason: 'Regel', rule: 'Regel' }),
        entry(3, 2, 'ticket.transferred', { teamId: ['b', 'c'] }, { why: 'overflow' }),
        entry(4, 3, 'ticket.assigned', { teamId: ['c', 'd'], assigneeId: [null, 'y'] }),
      ),
    ).toEqual([
      [2, 'transfer', 'rule', 30],
      [3, 'overflow', 'capacity', 30],
      [4, 'transfer', 'unsaid', 0],
    ]);
  });

  it('share the time of the ticket out: each begins where the one before was', () => {
    const log = [filed, escalated, entry(3, 40, 'ticket.handed_back', { teamId: ['net', 'first'] })];
    const [up, back] = handOffs({ id: 't', agencyId: 'a' }, log, calendar);
    expect([up?.since, up?.at, back?.since]).toEqual([
      '2026-03-02T08:00:00.000Z',
      '2026-03-02T08:10:00.000Z',
      '2026-03-02T08:10:00.000Z',
    ]);
  });
});
