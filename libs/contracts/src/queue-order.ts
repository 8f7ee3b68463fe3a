/** Where a ticket stands in its queue. Times and ids are of one form, all numbers or all texts that sort as they are. */
export interface QueuePlace<T extends number | string = number | string> {
  readonly priority: number;
  /** Of the running clocks of its present line; null: nothing hurries it. */
  readonly nextDueAt: T | null;
  readonly filedAt: T;
  readonly id: T;
}

/** The order of every queue: priority 1 first, then due, those that nothing hurries last, then filed, then id. */
export function compareInQueue(a: QueuePlace, b: QueuePlace): number {
  return (
    Number(b.priority === 1) - Number(a.priority === 1) ||
    Number(a.nextDueAt === null) - Number(b.nextDueAt === null) ||
    compare(a.nextDueAt ?? 0, b.nextDueAt ?? 0) ||
    compare(a.filedAt, b.filedAt) ||
    compare(a.id, b.id)
  );
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
