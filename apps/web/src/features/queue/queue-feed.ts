import type { QueueRow } from '@desk/contracts';
import { call } from '../../api/client.js';
import { live } from '../../api/live.js';
import { isProblem } from '../../api/problems.js';
import { QueueRows } from './queue-rows.js';

const PAGE_SIZE = 200;
/** Beyond this nobody works down a list; the first of the order are what counts. */
const MOST_ROWS = 10_000;
/** Pushes that come together are shown together. */
const GATHER_MS = 40;
const RETRY_MS = 5000;

export interface QueueState {
  readonly rows: readonly QueueRow[];
  /** All pages have come. */
  readonly isWhole: boolean;
  /** There are more than are shown. */
  readonly isCut: boolean;
  readonly error: unknown;
}

/** One queue as it is now: its pages, then each change in its place. */
export class QueueFeed {
  private state: QueueState;
  private loading: AbortController | null = null;
  private leave: (() => void) | null = null;
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private retrying: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly teamKey: string,
    shownBefore: readonly QueueRow[],
    private readonly onState: (state: QueueState) => void,
  ) {
    this.state = { rows: shownBefore, isWhole: false, isCut: false, error: null };
  }

  start(): void {
    void this.load();
  }

  stop(): void {
    this.loading?.abort();
    this.leave?.();
    clearTimeout(this.gathering);
    clearTimeout(this.retrying);
  }

  /** Fetches everything; what is shown stays until all of it has come, so that nothing jumps. */
  readonly load = async (): Promise<void> => {
    this.loading?.abort();
    clearTimeout(this.retrying);
    const loading = new AbortController();
    this.loading = loading;
    const hasShown = this.state.rows.length > 0;
    const rows = new QueueRows();
    const show = (isWhole: boolean, isCut = false) => {
      clearTimeout(this.gathering);
      this.gathering = undefined;
      this.become({ rows: rows.list(), isWhole, isCut, error: null });
    };
    let isWhole = false;
    let isCut = false;
    const later = () => {
      if (hasShown && !isWhole) return;
      this.gathering ??= setTimeout(() => show(isWhole, isCut), GATHER_MS);
    };
    try {
      let cursor: string | null = null;
      let count = 0;
      do {
        const page = await this.page(cursor, loading.signal);
        rows.addPage(page.items, page.seq);
        if (cursor === null) {
          this.leave = live.joinQueue(
            this.teamKey,
            page.seq,
            (change) => {
              rows.applyChange(change.ticketId, change.row, change.seq);
              later();
            },
            () => void this.load(),
          );
        }
        cursor = page.nextCursor;
        count += page.items.length;
        if (!hasShown) show(false);
      } while (cursor !== null && count < MOST_ROWS);
      isWhole = true;
      isCut = cursor !== null;
      show(true, isCut);
    } catch (error) {
      if (loading.signal.aborted) return;
      // A right that has ended: what it showed is not for one's eyes any more, and asking again changes nothing.
      if (isProblem(error, 'forbidden', 'not_found')) {
        this.leave?.();
        return this.become({ rows: [], isWhole: false, isCut: false, error });
      }
      this.become({ ...this.state, error });
      this.retrying = setTimeout(() => void this.load(), RETRY_MS);
    }
  };

  private page(cursor: string | null, signal: AbortSignal) {
    return call('queue', {
      params: { key: this.teamKey },
      query: { limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) },
      signal,
    });
  }

  private become(state: QueueState): void {
    this.state = state;
    this.onState(state);
  }
}
