import { compareInQueue, type QueueRow } from '@desk/contracts';

/** What is known of one ticket, as of a change number of its queue. `row` null: it has left the queue. */
interface Known {
  readonly row: QueueRow | null;
  readonly seq: number;
}

/**
 * The rows of one queue, put together from pages and pushes that may overtake each other: a page tells what held at its
 * number or later, a push what held at its own, and of each ticket the later word counts.
 */
export class QueueRows {
  private readonly known = new Map<string, Known>();
  private sorted: readonly QueueRow[] | null = null;

  addPage(rows: readonly QueueRow[], seq: number): void {
    for (const row of rows) {
      const before = this.known.get(row.id);
      if (!before || before.seq <= seq) this.set(row.id, { row, seq });
    }
  }

  applyChange(ticketId: string, row: QueueRow | null, seq: number): void {
    const before = this.known.get(ticketId);
    if (!before || before.seq < seq) this.set(ticketId, { row, seq });
  }

  /** In the order of the queue; the same array until something changes. */
  list(): readonly QueueRow[] {
    this.sorted ??= [...this.known.values()].flatMap(({ row }) => row ?? []).sort(compareInQueue);
    return this.sorted;
  }

  private set(ticketId: string, known: Known): void {
    this.known.set(ticketId, known);
    this.sorted = null;
  }
}
