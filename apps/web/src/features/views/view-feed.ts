import type { QueueRow, ViewOrder, ViewPage } from '@desk/contracts';
import { live } from '../../api/live.js';
import { isProblem } from '../../api/problems.js';
import { ViewRows } from './view-rows.js';

const PAGE_SIZE = 200;
/** Pushes that come together are shown together. */
const GATHER_MS = 40;
/** A view that its rows alone do not keep is fetched anew so long after something happened. */
const AGAIN_MS = 2_000;
/** What falls due by time alone comes into sight no later than this. */
const TICK_MS = 15_000;
const RETRY_MS = 5_000;

export interface ViewState {
  readonly rows: readonly QueueRow[];
  /** All pages have come. */
  readonly isWhole: boolean;
  /** There are more than are shown. */
  readonly isCut: boolean;
  readonly error: unknown;
}

/** What makes a list of tickets: where its pages come from, and which of the rows that are pushed are in it. */
export interface ListSource {
  readonly page: (query: { limit: number; cursor?: string }, signal: AbortSignal) => Promise<ViewPage>;
  /** `listed`: the tickets of its pages. */
  readonly matches: (row: QueueRow, listed: ReadonlySet<string>) => boolean;
  readonly order: ViewOrder;
  /** Beyond so many rows nobody works down it; the first of the order are what counts. */
  readonly most: number;
  /** What belongs to it changes by time alone. */
  readonly goesByTime: boolean;
}

export const NOTHING_YET: ViewState = { rows: [], isWhole: false, isCut: false, error: null };

/** A view or a search as it is now: its pages, then each change of its queues in its place. */
export class ViewFeed {
  private state = NOTHING_YET;
  private rows = new ViewRows();
  /** Tickets of the pages; what a view holds that no row can tell. */
  private listed = new Set<string>();
  private loading: AbortController | null = null;
  private readonly leave = new Map<string, () => void>();
  private timers: Partial<Record<'gather' | 'again' | 'retry', ReturnType<typeof setTimeout>>> = {};
  private tick: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly source: ListSource,
    private readonly onState: (state: ViewState) => void,
  ) {}

  start(): void {
    void this.load();
    if (this.source.goesByTime) this.tick = setInterval(() => this.show(), TICK_MS);
  }

  stop(): void {
    this.loading?.abort();
    this.leave.forEach((leave) => leave());
    this.leave.clear();
    Object.values(this.timers).forEach(clearTimeout);
    clearInterval(this.tick);
  }

  /** Fetches everything soon, once for all that asks for it. */
  readonly again = (): void => {
    this.timers.again ??= setTimeout(() => {
      delete this.timers.again;
      void this.load();
    }, AGAIN_MS);
  };

  /** Fetches everything; what is shown stays until all of it has come, so that nothing jumps. */
  readonly load = async (): Promise<void> => {
    this.loading?.abort();
    clearTimeout(this.timers.retry);
    const loading = new AbortController();
    this.loading = loading;
    const [rows, listed] = [new ViewRows(), new Set<string>()];
    const followed = new Set<string>();
    const isFirst = this.state.rows.length === 0;
    // From now on pushes go where the pages go; those before are in the pages.
    const take = () => ([this.rows, this.listed] = [rows, listed]);
    if (isFirst) take();
    try {
      let cursor: string | null = null;
      let count = 0;
      do {
        const page = await this.page(cursor, loading.signal);
        const seqs = new Map(page.queues.map(({ teamKey, seq }) => [teamKey, seq]));
        rows.addPage(page.items, seqs);
        for (const { id } of page.items) listed.add(id);
        // A later page can have tickets of queues in which none of the first stands.
        const others = page.queues.filter(({ teamKey }) => !followed.has(teamKey));
        this.follow(others, rows, page.live);
        for (const { teamKey } of others) followed.add(teamKey);
        cursor = page.nextCursor;
        count += page.items.length;
        if (isFirst) this.show();
      } while (cursor !== null && count < this.source.most);
      take();
      this.leaveAllBut(followed);
      this.become({ ...this.state, isWhole: true, isCut: cursor !== null, error: null });
      this.show();
    } catch (error) {
      if (loading.signal.aborted) return;
      if (isProblem(error, 'forbidden', 'not_found')) return this.become({ ...NOTHING_YET, error });
      this.become({ ...this.state, error });
      this.timers.retry = setTimeout(() => void this.load(), RETRY_MS);
    }
  };

  /** Leaves the queues of which it is no longer made. */
  private leaveAllBut(followed: ReadonlySet<string>): void {
    for (const [teamKey, leave] of this.leave) {
      if (followed.has(teamKey)) continue;
      leave();
      this.leave.delete(teamKey);
    }
  }

  /** Joins queues from the numbers of the page that named them. */
  private follow(queues: readonly { teamKey: string; seq: number }[], rows: ViewRows, isLive: boolean): void {
    for (const { teamKey, seq } of queues) {
      const onRow = (change: { ticketId: string; row: QueueRow | null; seq: number }) => {
        // A ticket that stands in no queue any more may still be resolved, or watched.
        if (!isLive && change.row === null && rows.has(change.ticketId)) this.again();
        if (isLive || change.row !== null) rows.applyChange(teamKey, change.ticketId, change.row, change.seq);
        this.timers.gather ??= setTimeout(() => {
          delete this.timers.gather;
          this.show();
        }, GATHER_MS);
      };
      this.leave.set(teamKey, live.joinQueue(teamKey, seq, onRow, this.again));
    }
  }

  private show(): void {
    const { matches, order } = this.source;
    this.become({ ...this.state, rows: this.rows.list((row) => matches(row, this.listed), order), error: null });
  }

  private page(cursor: string | null, signal: AbortSignal) {
    return this.source.page({ limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) }, signal);
  }

  private become(state: ViewState): void {
    this.state = state;
    this.onState(state);
  }
}
