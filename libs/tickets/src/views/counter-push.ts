import { Database, LiveHub, Log, personRoom } from '@desk/platform';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { ALL_COUNTERS, countersRoom } from './counter-rooms.js';
import { readQueueSums, readWorkSums, shown } from './queue-sums.js';
import { ReadableQueues } from './readable-queues.js';

/** No room hears more often. */
const EVERY_MS = 1_000;

/** Tells the screens how the queues stand: what has changed since, at most once a second, read when it is said. */
@Injectable()
export class CounterPush implements BeforeApplicationShutdown {
  private readonly teams = new Set<string>();
  private readonly people = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private saidAt = -EVERY_MS;

  constructor(
    private readonly database: Database,
    private readonly queues: ReadableQueues,
    private readonly hub: LiveHub,
    private readonly log: Log,
  ) {}

  touch(teamIds: readonly string[], personIds: readonly string[]): void {
    for (const id of teamIds) this.teams.add(id);
    for (const id of personIds) this.people.add(id);
    if (this.timer !== null || (this.teams.size === 0 && this.people.size === 0)) return;
    const wait = Math.max(0, this.saidAt + EVERY_MS - performance.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      this.saidAt = performance.now();
      this.say().catch((error: unknown) => this.log.warn({ reason: String(error) }, 'counters were not told'));
    }, wait);
    this.timer.unref();
  }

  touchAll(): void {
    this.queues.all().then(
      (all) =>
        this.touch(
          all.map(({ id }) => id),
          [],
        ),
      (error: unknown) => this.log.warn({ reason: String(error) }, 'counters were not told'),
    );
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private async say(): Promise<void> {
    const [teams, people] = [[...this.teams], [...this.people]];
    this.teams.clear();
    this.people.clear();
    const [sums, work] = await this.database.read(this.database.systemScope, (tx) =>
      Promise.all([readQueueSums(tx, teams), people.length > 0 ? readWorkSums(tx, people) : new Map<string, number>()]),
    );
    if (sums.queues.length > 0) {
      this.hub.emitNow([ALL_COUNTERS], 'counters', shown(sums, sums.queues));
      // Each queue has a room for those who may not read them all.
      for (const queue of sums.queues) this.hub.emitNow([countersRoom(queue.teamId)], 'counters', shown(sums, [queue]));
    }
    for (const personId of people) {
      this.hub.emitNow([personRoom(personId)], 'counters', { ...shown(sums, []), mine: work.get(personId) ?? 0 });
    }
  }
}
