import type { QueueRow, ViewFilters, ViewList } from '@desk/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withCounters } from './view-counts.js';
import { COMPARE, matchesView, ViewRows } from './view-rows.js';

const instant = (minute: number) => new Date(Date.UTC(2027, 2, 1, 8, minute)).toISOString();
const NOW = Date.parse(instant(30));

const aRow = (row: Partial<QueueRow> = {}): QueueRow => ({
  id: '00000000-0000-7000-8000-000000000001',
  number: 'OSL-1',
  version: 1,
  kind: 'incident',
  state: 'open',
  subject: 'Skriver-kø i andre etasje',
  sensitive: false,
  service: { key: 'utskrift', name: 'Utskrift' },
  agency: { key: 'bymiljo', name: 'Bymiljøetaten' },
  requesterName: 'Kari Berg',
  priority: 3,
  line: 'first',
  teamKey: 'a',
  assignee: null,
  neededSkill: null,
  tags: [],
  newReply: false,
  pingPong: false,
  channel: 'portal',
  filedAt: instant(0),
  updatedAt: instant(0),
  nextDueAt: instant(45),
  pendingUntil: null,
  ...row,
});

describe('matchesView', () => {
  const matches = (filters: ViewFilters, row: Partial<QueueRow> = {}) => matchesView(aRow(row), filters, 'me', NOW);

  it('asks every condition, each with any of its values', () => {
    expect(matches({})).toBe(true);
    expect(matches({}, { state: 'resolved' })).toBe(false);
    expect(matches({ state: ['resolved'] }, { state: 'resolved' })).toBe(true);
    expect([matches({ team: ['b', 'a'] }), matches({ team: ['b'] })]).toEqual([true, false]);
    expect([matches({ assignee: 'none' }), matches({ assignee: 'me' })]).toEqual([true, false]);
    expect(matches({ assignee: 'me' }, { assignee: { id: 'me', name: 'Meg' } })).toBe(true);
    expect([matches({ dueWithinMinutes: 15 }), matches({ dueWithinMinutes: 14 })]).toEqual([true, false]);
    expect(matches({ dueWithinMinutes: 15 }, { nextDueAt: null })).toBe(false);
    expect([matches({ tag: ['bytte', 'vip'] }, { tags: ['vip'] }), matches({ tag: ['bytte'] })]).toEqual([true, false]);
    expect([matches({ filedAfter: instant(0) }), matches({ filedBefore: instant(0) })]).toEqual([true, false]);
    expect(
      matches({ priority: [3], service: ['utskrift'], agency: ['bymiljo'], line: ['first'], channel: ['phone'] }),
    ).toBe(false);
  });

  it('finds words by how they begin, and none in what is masked', () => {
    expect([matches({ words: 'skriv kø' }), matches({ words: 'river' }), matches({ words: 'etasje, 3' })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(matches({ words: 'skriver' }, { subject: null, sensitive: true })).toBe(false);
  });
});

describe('rows of several queues', () => {
  // A ticket moves between two queues, or to none; each queue numbers its own changes.
  const move = fc.record({ ticket: fc.integer({ min: 0, max: 4 }), to: fc.constantFrom('a', 'b', null) });

  it('make what the desk has, in whatever order pages and pushes come', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), fc.nat(), fc.infiniteStream(fc.nat()), (moves, from, chance) => {
        const seqs = { a: 0, b: 0 };
        const where = new Map<string, QueueRow>();
        const joinedAt = moves.length === 0 ? 0 : from % (moves.length + 1);
        let page: { rows: QueueRow[]; seqs: Map<string, number> } = { rows: [], seqs: new Map() };
        const pushes: ((rows: ViewRows) => void)[] = [];
        const push = (teamKey: 'a' | 'b', id: string, row: QueueRow | null) => {
          const seq = ++seqs[teamKey];
          pushes.push((rows) => rows.applyChange(teamKey, id, row, seq));
        };
        moves.forEach(({ ticket, to }, index) => {
          if (index === joinedAt) page = { rows: [...where.values()], seqs: new Map(Object.entries(seqs)) };
          const id = String(ticket);
          const before = where.get(id);
          if (before && before.teamKey !== to) push(before.teamKey as 'a' | 'b', id, null);
          if (to === null) where.delete(id);
          else {
            const row = aRow({ id, teamKey: to, version: index + 1 });
            where.set(id, row);
            push(to, id, row);
          }
        });
        if (joinedAt === moves.length) page = { rows: [...where.values()], seqs: new Map(Object.entries(seqs)) };
        const steps = [(rows: ViewRows) => rows.addPage(page.rows, page.seqs), ...pushes];
        const shuffled = steps.map((step) => ({ step, at: chance.next().value })).sort((x, y) => x.at - y.at);
        const rows = new ViewRows();
        for (const { step } of shuffled) step(rows);
        expect(rows.list(() => true, 'queue')).toEqual([...where.values()].sort(COMPARE.queue));
      }),
    );
  });

  it('stand in the order of the view', () => {
    const [old, due, news] = [
      aRow({ id: 'a', filedAt: instant(1), nextDueAt: null }),
      aRow({ id: 'b', filedAt: instant(2), nextDueAt: instant(9) }),
      aRow({ id: 'c', filedAt: instant(3), nextDueAt: instant(50), updatedAt: instant(59), priority: 1 }),
    ];
    const order = (by: keyof typeof COMPARE) =>
      [old, due, news]
        .sort(COMPARE[by])
        .map(({ id }) => id)
        .join('');
    expect([order('queue'), order('due'), order('filed'), order('updated')]).toEqual(['cba', 'bca', 'cba', 'cba']);
  });
});

describe('live counters', () => {
  const list: ViewList = {
    items: (['my_work', 'unassigned', 'watched'] as const).map((id) => ({
      id,
      name: null,
      share: 'built_in',
      teamKey: null,
      columns: [],
      filters: {},
      order: 'queue',
      revision: null,
      editable: false,
      dropped: [],
      count: { count: 1, exact: true, changesAt: null },
    })),
    live: [{ view: 'unassigned', of: 'unassigned', teamKeys: ['a', 'b'] }],
    counters: { at: instant(5), queues: [{ teamKey: 'b', open: 9, unassigned: 4 }], mine: 1 },
    shares: { all: false, teamKeys: [] },
  };
  const counts = ({ items }: ViewList) => items.map(({ count }) => count?.count);

  it('add up over the queues of a view, and leave alone what is counted otherwise', () => {
    const next = withCounters(list, { at: instant(6), queues: [{ teamKey: 'a', open: 3, unassigned: 2 }] });
    expect(counts(next)).toEqual([1, 6, 1]);
    expect(counts(withCounters(next, { at: instant(7), queues: [], mine: 8 }))).toEqual([8, 6, 1]);
  });

  it('never go back to what was before', () => {
    expect(withCounters(list, { at: instant(4), queues: [{ teamKey: 'b', open: 0, unassigned: 0 }] })).toBe(list);
  });
});
