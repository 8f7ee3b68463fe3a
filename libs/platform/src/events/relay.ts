import type { DomainEvent, EventName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import { Wire } from '../database/wire.js';
import { Log } from '../log/log.js';
import { Deliveries, type Delivery } from './deliveries.js';
import { Directory, type EventHandler } from './directory.js';
import { RelayRounds } from './relay-rounds.js';
import { RELAY_CHANNEL, RelaySignal } from './relay-signal.js';

const BATCH = 500;
const LOOK_EVERY_MS = 1_000;

interface OutboxRow {
  readonly position: string;
  readonly event_id: string;
  readonly agency_id: string;
  readonly name: EventName;
  readonly payload: DomainEvent['payload'];
}

/**
 * Empties the outbox: live handlers see the events at once, in the relay's own transaction; for each durable handler a
 * delivery is written. The jobs that carry the deliveries are added after the commit, so that none of them can come
 * before its deliveries are there; those of a relay that dies in between are added by the redelivery.
 */
@Injectable()
export class EventRelay {
  private timer: NodeJS.Timeout | undefined;
  private readonly rounds = new RelayRounds(
    () => this.empty(),
    (error) => this.log.error(error, {}, 'the relay stumbled and will look again'),
  );

  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly deliveries: Deliveries,
    private readonly signal: RelaySignal,
    private readonly wire: Wire,
    private readonly log: Log,
  ) {}

  start(): void {
    const wake = () => this.rounds.wake();
    this.signal.attach(wake);
    this.wire.listen(RELAY_CHANNEL, wake);
    this.timer = setInterval(wake, LOOK_EVERY_MS);
    this.rounds.start();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.rounds.stop();
    await this.deliveries.stop();
  }

  /** Relays until the outbox is empty, and has the jobs added; returns how many events went. */
  run(): Promise<number> {
    return this.rounds.alone(async () => {
      const count = await this.empty();
      await this.deliveries.flush();
      return count;
    });
  }

  private async empty(): Promise<number> {
    let sum = 0;
    for (;;) {
      const count = await this.batch();
      sum += count;
      if (count < BATCH) return sum;
    }
  }

  private async batch(): Promise<number> {
    const { count, added } = await this.database.transaction(this.database.systemScope, async (tx) => {
      const rows = await tx.prepared<OutboxRow>(
        'outbox-take',
        `delete from outbox where position in (select position from outbox order by position limit ${BATCH} for update skip locked)
         returning position, event_id, agency_id, name, payload`,
        [],
      );
      rows.sort((a, b) => Number(BigInt(a.position) - BigInt(b.position)));
      const events = rows.map((row) => ({ id: row.event_id, name: row.name, payload: row.payload }) as DomainEvent);
      for (const handler of this.directory.handlersOf('live')) await this.live(tx, handler, events);
      const added: Delivery[] = this.directory.handlersOf('durable').flatMap((handler) =>
        rows
          .filter((_, index) => handler.wants(events[index] as DomainEvent))
          .map((row) => ({
            handler: handler.name,
            eventId: row.event_id,
            agencyId: row.agency_id,
            name: row.name,
            payload: row.payload,
            position: row.position,
          })),
      );
      await this.deliveries.write(tx, added);
      return { count: rows.length, added };
    });
    await this.deliveries.enqueue(added);
    return count;
  }

  /** A live handler that fails must hold up neither the events nor the other handlers. */
  private async live(tx: Tx, handler: EventHandler, events: readonly DomainEvent[]): Promise<void> {
    const wanted = events.filter((event) => handler.wants(event));
    if (wanted.length === 0) return;
    await tx.query('savepoint live');
    try {
      await handler.handle(tx, wanted);
      await tx.query('release savepoint live');
    } catch (error) {
      await tx.query('rollback to savepoint live');
      this.log.error(error, { handler: handler.name, events: wanted.length }, 'a live handler failed');
      if (wanted.length > 1) for (const event of wanted) await this.live(tx, handler, [event]);
    }
  }
}
