import { compareInQueue, type Priority, type QueueRow } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QueueRows } from './queue-rows.js';

const instant = (minute: number) => new Date(Date.UTC(2027, 2, 1, 8, minute)).toISOString();

const aRow = (row: Partial<QueueRow> = {}): QueueRow => ({
  id: '00000000-0000-7000-8000-000000000001',
  number: 'OSL-1',
  version: 1,
  kind: 'incident',
  state: 'open',
  subject: 'VPN',
  sensitive: false,
  service: { key: 'vpn', name: 'VPN' },
  agency: { key: 'bymiljo', name: 'Bymiljøetaten' },
  requesterName: 'Kari Berg',
  priority: 3,
  line: 'first',
  teamKey: 'forstelinje',
  assignee: null,
  neededSkill: null,
  tags: [],
  newReply: false,
  pingPong: false,
  channel: 'portal',
  filedAt: instant(0),
  updatedAt: instant(0),
  nextDueAt: instant(30),
  pendingUntil: null,
  ...row,
});

describe('the order of a queue', () => {
  it('has critical tickets first, then the nearest due time, then the oldest, and last those that nothing hurries', () => {
    const critical = aRow({ id: 'a', priority: 1, nextDueAt: instant(59) });
    const soon = aRow({ id: 'b', nextDueAt: instant(10), filedAt: instant(5) });
    const sameDueLater = aRow({ id: 'c', nextDueAt: instant(10), filedAt: instant(6) });
    const idle = aRow({ id: 'd', nextDueAt: null });
    expect([idle, sameDueLater, soon, critical].sort(compareInQueue)).toEqual([critical, soon, sameDueLater, idle]);
  });
});

/** A queue at the server: what happened to which ticket, in order; the number of a change is its place. */
const change = fc.record({
  ticket: fc.integer({ min: 0, max: 5 }),
  row: fc.option(
    fc.record({
      priority: fc.constantFrom<Priority>(1, 2, 3, 4),
      nextDueAt: fc.option(fc.integer({ min: 0, max: 59 }).map(instant)),
      filedAt: fc.integer({ min: 0, max: 59 }).map(instant),
    }),
    { freq: 3 },
  ),
});

const listAt = (changes: readonly { ticket: number; row: Partial<QueueRow> | null }[], count: number) => {
  const rows = new Map<number, QueueRow | null>();
  changes.slice(0, count).forEach(({ ticket, row }, index) => {
    rows.set(ticket, row && aRow({ ...row, id: String(ticket), version: index + 1 }));
  });
  return [...rows.values()].flatMap((row) => row ?? []).sort(compareInQueue);
};

describe('pages and pushes', () => {
  it('make the list of the server, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 30 }),
        fc.nat(),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 4 }),
        (changes, from, chance, pageSize) => {
          // The first page names the change after which it holds; every later change is pushed.
          const joined = changes.length === 0 ? 0 : from % (changes.length + 1);
          const whole = listAt(changes, joined);
          const pages = Array.from({ length: Math.ceil(whole.length / pageSize) }, (_, index) => (rows: QueueRows) => {
            rows.addPage(whole.slice(index * pageSize, (index + 1) * pageSize), joined);
          });
          const pushes = changes.slice(joined).map(({ ticket, row }, index) => (rows: QueueRows) => {
            const seq = joined + index + 1;
            rows.applyChange(String(ticket), row && aRow({ ...row, id: String(ticket), version: seq }), seq);
          });
          const steps = [...pages, ...pushes]
            .map((step) => ({ step, at: chance.next().value }))
            .sort((a, b) => a.at - b.at);
          const rows = new QueueRows();
          for (const { step } of steps) step(rows);
          expect(rows.list()).toEqual(listAt(changes, changes.length));
        },
      ),
    );
  });

  it('hear a push again without harm, and answer the same list until something changes', () => {
    const rows = new QueueRows();
    rows.addPage([aRow({ id: 'a' })], 1);
    rows.applyChange('a', aRow({ id: 'a', version: 2 }), 2);
    const list = rows.list();
    rows.applyChange('a', aRow({ id: 'a', version: 2 }), 2);
    rows.addPage([aRow({ id: 'a' })], 1);
    expect(rows.list()).toBe(list);
  });
});
