import type { BulkVerb } from '@desk/contracts';

/** A change of many tickets that somebody has begun with. */
export interface OpenBulk {
  readonly verb: BulkVerb;
  readonly ticketIds: readonly string[];
  readonly onDone: () => void;
}

/** What is begun beside a list outlives the list: it may be empty once the change is made. */
class OpenBulkStore {
  private open: OpenBulk | null = null;
  private readonly watchers = new Set<() => void>();

  set(open: OpenBulk | null): void {
    this.open = open;
    this.watchers.forEach((watcher) => watcher());
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };
  readonly current = (): OpenBulk | null => this.open;
}

export const openBulk = new OpenBulkStore();
