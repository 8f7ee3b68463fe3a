import { OPEN_STATES, type QueueRow, type ViewFilters, type ViewOrder } from '@desk/contracts';

const LAST = '~';
const SEPARATORS = /[\s,-]+/;
const MOST_WORDS = 6;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Instants are ISO texts of one form, so they sort as texts. */
const byDue = (a: QueueRow, b: QueueRow) => compareText(a.nextDueAt ?? LAST, b.nextDueAt ?? LAST);
const oldestFirst = (a: QueueRow, b: QueueRow) => compareText(a.filedAt, b.filedAt) || compareText(a.id, b.id);

/** The order of a view, as the desk has it. */
export const COMPARE: Readonly<Record<ViewOrder, (a: QueueRow, b: QueueRow) => number>> = {
  queue: (a, b) => Number(b.priority === 1) - Number(a.priority === 1) || byDue(a, b) || oldestFirst(a, b),
  due: (a, b) => byDue(a, b) || oldestFirst(a, b),
  filed: (a, b) => -oldestFirst(a, b),
  updated: (a, b) => -(compareText(a.updatedAt, b.updatedAt) || compareText(a.id, b.id)),
};

/** Whether a row belongs to a view, by all that its row says; `now` in milliseconds. The desk asks the same in SQL. */
export function matchesView(row: QueueRow, filters: ViewFilters, myId: string, now: number): boolean {
  const among = <T>(values: readonly T[] | undefined, value: T) => values === undefined || values.includes(value);
  const { assignee, dueWithinMinutes, filedAfter, filedBefore, words } = filters;
  return (
    among(filters.team, row.teamKey) &&
    (filters.state ?? OPEN_STATES).some((state) => state === row.state) &&
    (assignee === undefined ||
      (assignee === 'none' ? row.assignee === null : row.assignee?.id === (assignee === 'me' ? myId : assignee))) &&
    among(filters.priority, row.priority) &&
    among(filters.service, row.service.key) &&
    among(filters.agency, row.agency.key) &&
    among(filters.line, row.line) &&
    among(filters.channel, row.channel) &&
    (filters.tag === undefined || filters.tag.some((tag) => row.tags.includes(tag))) &&
    (dueWithinMinutes === undefined ||
      (row.nextDueAt !== null && Date.parse(row.nextDueAt) <= now + dueWithinMinutes * 60_000)) &&
    (filedAfter === undefined || Date.parse(row.filedAt) >= Date.parse(filedAfter)) &&
    (filedBefore === undefined || Date.parse(row.filedAt) < Date.parse(filedBefore)) &&
    (words === undefined || hasWords(row, words))
  );
}

/** Each word begins a word of the subject. A masked subject has none. */
function hasWords({ subject }: QueueRow, words: string): boolean {
  const wanted = words.toLowerCase().split(SEPARATORS).filter(Boolean).slice(0, MOST_WORDS);
  if (wanted.length === 0) return true;
  const text = subject === null ? '' : ` ${subject.toLowerCase().replaceAll('-', ' ')}`;
  return wanted.every((word) => text.includes(` ${word}`));
}

/** What is known of a ticket in one queue, as of a change number of that queue. `row` null: it is not there. */
interface Known {
  readonly row: QueueRow | null;
  readonly seq: number;
}

/**
 * The tickets of several queues, put together from pages and pushes that may overtake each other: within a queue the later
 * word counts. Each queue has its own numbers, so a ticket that moves is known in both for a moment; its higher version
 * says where it is.
 */
export class ViewRows {
  private readonly queues = new Map<string, Map<string, Known>>();

  /** `seqs`: the number of the last change of each queue that the page contains. */
  addPage(rows: readonly QueueRow[], seqs: ReadonlyMap<string, number>): void {
    for (const row of rows) {
      const seq = seqs.get(row.teamKey) ?? 0;
      const before = this.queue(row.teamKey).get(row.id);
      if (!before || before.seq <= seq) this.queue(row.teamKey).set(row.id, { row, seq });
    }
  }

  applyChange(teamKey: string, ticketId: string, row: QueueRow | null, seq: number): void {
    const before = this.queue(teamKey).get(ticketId);
    if (!before || before.seq < seq) this.queue(teamKey).set(ticketId, { row, seq });
  }

  has(ticketId: string): boolean {
    return [...this.queues.values()].some((queue) => (queue.get(ticketId)?.row ?? null) !== null);
  }

  list(matches: (row: QueueRow) => boolean, order: ViewOrder): readonly QueueRow[] {
    const rows = new Map<string, QueueRow>();
    for (const queue of this.queues.values()) {
      for (const { row } of queue.values()) {
        const other = row && rows.get(row.id);
        if (row && (!other || other.version < row.version)) rows.set(row.id, row);
      }
    }
    return [...rows.values()].filter(matches).sort(COMPARE[order]);
  }

  private queue(teamKey: string): Map<string, Known> {
    const queue = this.queues.get(teamKey) ?? new Map<string, Known>();
    this.queues.set(teamKey, queue);
    return queue;
  }
}
