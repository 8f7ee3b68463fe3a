import { CITY_AGENCY_ID, type DomainEvent, type EventName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import { Jobs } from '../jobs/jobs.js';
import { OnJob } from '../jobs/on-job.js';
import { Log } from '../log/log.js';
import { Directory, type EventHandler } from './directory.js';

export interface Delivery {
  readonly handler: string;
  readonly eventId: string;
  readonly agencyId: string;
  readonly name: EventName;
  readonly payload: DomainEvent['payload'];
  readonly position: string;
}

/** Events in one job: large enough to be worth a transaction, small enough to be run again one by one. */
const JOB_SIZE = 200;
const REDELIVER_AT_ONCE = 5_000;
const FIRST_BACKOFF_SECONDS = 10;
const LONGEST_BACKOFF_SECONDS = 3_600;

/** What a job must know of a delivery. */
type Carried = Pick<Delivery, 'handler' | 'eventId' | 'agencyId'>;

interface DeliveryRow {
  readonly event_id: string;
  readonly name: EventName;
  readonly payload: DomainEvent['payload'];
  readonly position: string;
}

/**
 * What each durable handler has still to see. A row stands until its handler has taken effect and is deleted in the
 * handler's own transaction: delivered at least once, once in effect, whatever the queue loses or repeats.
 */
@Injectable()
export class Deliveries {
  /** What waits for its handler's next job, and the handlers that have just had one. */
  private waiting: Carried[] = [];
  private readonly paced = new Map<string, NodeJS.Timeout>();
  private adding: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly jobs: Jobs,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  async write(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await tx.prepared(
      'delivery-write',
      `insert into event_delivery (handler, event_id, agency_id, name, payload, position, queued_at)
       select *, $7 from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::bigint[])
       on conflict do nothing`,
      [
        deliveries.map((delivery) => delivery.handler),
        deliveries.map((delivery) => delivery.eventId),
        deliveries.map((delivery) => delivery.agencyId),
        deliveries.map((delivery) => delivery.name),
        deliveries.map((delivery) => JSON.stringify(delivery.payload)),
        deliveries.map((delivery) => delivery.position),
        tx.now.toString(),
      ],
    );
  }

  /** Lets jobs carry the deliveries, together with those that come within a moment. */
  async enqueue(deliveries: readonly Carried[]): Promise<void> {
    this.waiting.push(...deliveries);
    const ready = [...new Set(this.waiting.map(({ handler }) => handler))].filter((name) => !this.paced.has(name));
    for (const name of ready) {
      const again = () => {
        this.paced.delete(name);
        void this.enqueue([]);
      };
      this.paced.set(name, setTimeout(again, this.directory.handler(name)?.paceMs));
    }
    if (ready.length > 0) await this.carry(({ handler }) => ready.includes(handler));
  }

  /** Adds the jobs of all deliveries that wait for one, and waits for those that somebody else is adding. */
  async flush(): Promise<void> {
    await this.carry(() => true);
  }

  private async carry(wanted: (delivery: Carried) => boolean): Promise<void> {
    const deliveries = this.waiting.filter(wanted);
    this.waiting = this.waiting.filter((delivery) => !wanted(delivery));
    const [others, own] = [this.adding, this.add(deliveries)];
    this.adding = others.then(() => own);
    await this.adding;
  }

  async stop(): Promise<void> {
    for (const timer of this.paced.values()) clearTimeout(timer);
    this.paced.clear();
    await this.flush();
  }

  /** A queue that is away costs half a minute, not an event. */
  private async add(deliveries: readonly Carried[]): Promise<void> {
    const jobs = [...new Set(deliveries.map((delivery) => delivery.handler))].flatMap((handler) =>
      chunks(
        deliveries.filter((delivery) => delivery.handler === handler),
        JOB_SIZE,
      ).map((chunk) => ({
        id: `${handler}-${chunk[0]?.eventId}`,
        payload: {
          handler,
          eventIds: chunk.map((delivery) => delivery.eventId),
          agencyIds: [...new Set(chunk.map((delivery) => delivery.agencyId))],
        },
      })),
    );
    try {
      await this.jobs.add('events.deliver', jobs);
    } catch (error) {
      this.log.error(error, { jobs: jobs.length }, 'the queue did not take the deliveries; they are added again later');
    }
  }

  @OnJob('events.deliver')
  async deliver(job: { handler: string; eventIds: string[]; agencyIds: string[] }): Promise<void> {
    const handler = this.directory.handler(job.handler);
    if (!handler) {
      this.log.warn({ handler: job.handler }, 'deliveries for a handler that this program does not have');
      return;
    }
    try {
      await this.attempt(handler, job.eventIds, job.agencyIds);
    } catch (error) {
      if (job.eventIds.length === 1) return this.postpone(handler, job.eventIds, error);
      // One by one, so that an event that cannot be handled stands alone.
      for (const eventId of job.eventIds) {
        await this.attempt(handler, [eventId], job.agencyIds).catch((reason: unknown) =>
          this.postpone(handler, [eventId], reason),
        );
      }
    }
  }

  /** What has made no progress for a while is no longer trusted to be on the queue. */
  @OnJob('events.redeliver')
  async redeliver(): Promise<void> {
    const lost = await this.database.transaction(this.database.systemScope, (tx) =>
      tx.query<{ handler: string; event_id: string; agency_id: string }>(
        `update event_delivery d set queued_at = $1
         from (select handler, event_id from event_delivery where queued_at < $1::timestamptz - $2 * interval '1 second'
               order by position limit ${REDELIVER_AT_ONCE} for update skip locked) late
         where d.handler = late.handler and d.event_id = late.event_id
         returning d.handler, d.event_id, d.agency_id`,
        [tx.now.toString(), this.config.redeliverSeconds],
      ),
    );
    await this.add(lost.map((row) => ({ handler: row.handler, eventId: row.event_id, agencyId: row.agency_id })));
  }

  /** Taking the rows away and the handler's effect are one transaction; rows that are gone were handled before. */
  private async attempt(
    handler: EventHandler,
    eventIds: readonly string[],
    agencyIds: readonly string[],
  ): Promise<void> {
    const scope = { actorId: this.database.systemScope.actorId, agencyIds: [CITY_AGENCY_ID, ...agencyIds] };
    await this.database.transaction(scope, async (tx) => {
      const rows = await tx.prepared<DeliveryRow>(
        'delivery-take',
        `delete from event_delivery where handler = $1 and event_id = any($2) returning event_id, name, payload, position`,
        [handler.name, eventIds],
      );
      if (rows.length === 0) return;
      rows.sort((a, b) => Number(BigInt(a.position) - BigInt(b.position)));
      await handler.handle(
        tx,
        rows.map((row) => ({ id: row.event_id, name: row.name, payload: row.payload }) as DomainEvent),
      );
    });
  }

  /** The delivery stays where everybody can see it, with what went wrong, and is tried again later and later. */
  private async postpone(handler: EventHandler, eventIds: readonly string[], error: unknown): Promise<void> {
    this.log.error(error, { handler: handler.name, eventIds }, 'an event handler failed');
    await this.database.transaction(this.database.systemScope, (tx) =>
      tx.query(
        `update event_delivery set attempts = least(attempts + 1, 1000), last_error = left($3, 2000),
           queued_at = $4::timestamptz + least(${FIRST_BACKOFF_SECONDS} * power(2, least(attempts, 20)), ${LONGEST_BACKOFF_SECONDS}) * interval '1 second'
         where handler = $1 and event_id = any($2)`,
        [handler.name, eventIds, error instanceof Error ? error.message : String(error), tx.now.toString()],
      ),
    );
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
