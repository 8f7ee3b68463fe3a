import { SYSTEM_ACTOR_ID, type DomainEvents, type EventName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Writable } from 'node:stream';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { RelaySignal } from '../events/relay-signal.js';
import { Clock } from '../time/clock.js';
import { isId, newId } from './ids.js';
import type { ReadTx, Scope, Tx } from './tx.js';

interface NewEvent {
  readonly id: string;
  readonly name: EventName;
  readonly payload: { agencyId: string };
}

/** Deadlock and serialisation failure: the work is run again from the start. */
const RETRIED = new Set(['40P01', '40001']);
const ATTEMPTS = 3;

/** The only way to a row. Every statement of the desk runs inside one of these two methods, under the row guard. */
@Injectable()
export class Database {
  /** For what the desk does by itself: relay, sweep, timers, session look-up. */
  readonly systemScope: Scope = { actorId: SYSTEM_ACTOR_ID, agencyIds: 'all' };

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly signal: RelaySignal,
  ) {}

  /** Runs `work` in one transaction; its events are stored with it and announced after the commit. */
  async transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(scope, work);
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRIED.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  /**
   * Runs `work` with reads under the same guard. Each statement is a READ ONLY transaction of its own and sees the newest
   * that is committed; in return it is one trip to the database, and between statements no connection is held.
   */
  read<T>(scope: Scope, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return work(this.reads(scope, (statement) => this.alone(scope, statement)));
  }

  /** Reads whose statements all see one moment, for comparing many of them; holds back the clean-up of old rows. */
  async snapshot<T>(scope: Scope, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const [client, release] = await this.connection();
    try {
      const begin = `begin transaction isolation level repeatable read read only; ${guard(scope)}`;
      return await begun(client, begin, () => work(this.reads(scope, (statement) => client.query(statement))));
    } finally {
      await client.query('rollback').catch(() => undefined);
      release();
    }
  }

  /** One statement and the transaction around it, in one packet. */
  private async alone(scope: Scope, statement: QueryConfig): Promise<QueryResult> {
    const begin = `begin transaction read only; ${guard(scope)}`;
    const [client, release] = await this.connection();
    try {
      const [, result] = await together(client, () => [
        client.query(begin),
        client.query(statement),
        client.query('commit'),
      ]);
      return result;
    } finally {
      release();
    }
  }

  private connection(): Promise<[client: PoolClient, release: () => void]> {
    const driver = this.source.driver as unknown as { obtainMasterConnection: Database['connection'] };
    return driver.obtainMasterConnection();
  }

  private async attempt<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const events: NewEvent[] = [];
    const committed: (() => void)[] = [];
    try {
      const tx: Tx = {
        ...this.reads(scope, (statement) => client.query(statement)),
        manager: runner.manager,
        emit: <N extends EventName>(name: N, payload: DomainEvents[N], id = newId()) =>
          void events.push({ id, name, payload }),
        afterCommit: (work) => void committed.push(work),
      };
      const result = await begun(client, `begin; ${guard(scope)}`, () => work(tx));
      // The commit does not wait to be told that the events are stored: if they are not, it is a rollback.
      await together(client, () => [append(client, events), client.query('commit')]);
      if (events.length > 0) this.signal.wake();
      for (const announce of committed) announce();
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private reads(scope: Scope, send: (statement: QueryConfig) => Promise<QueryResult>): ReadTx {
    return {
      scope,
      now: this.clock.now(),
      prepared: async <R>(name: string, text: string, values: readonly unknown[]) =>
        (await send({ name, text, values: [...values] })).rows as R[],
      query: async <R>(text: string, values: readonly unknown[] = []) =>
        (await send({ text, values: [...values] })).rows as R[],
    };
  }
}

/**
 * Begins a transaction without waiting for it: the connection pipelines, so the first statement of `work` travels with
 * it. Should beginning fail, so does what follows, for without the guard no row can be seen.
 */
async function begun<T>(client: PoolClient, begin: string, work: () => Promise<T>): Promise<T> {
  const [, result] = await together(client, () => [client.query(begin), work()]);
  return result;
}

/** Puts what is sent within the same tick into one packet; fails with the first failure, in the order of the list. */
async function together<T extends readonly Promise<unknown>[]>(
  client: PoolClient,
  send: () => readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  const answers = await Promise.allSettled(send());
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  return answers.map((answer) => (answer as PromiseFulfilledResult<unknown>).value) as never;
}

/**
 * Sets the guard in the same round trip as BEGIN. Only well-formed UUIDs reach the text, so nothing can be injected; a
 * round trip less is a sixth of the time of a small command.
 */
function guard({ actorId, agencyIds }: Scope): string {
  const ids = [actorId, ...(agencyIds === 'all' ? [] : agencyIds)];
  if (!ids.every(isId)) throw new Error('a scope names something that is not an id');
  return agencyIds === 'all'
    ? `set local app.actor_id = '${actorId}'; select set_config('app.agency_ids', array_agg(id)::text, true) from agency`
    : `set local app.actor_id = '${actorId}'; set local app.agency_ids = '{${agencyIds.join(',')}}'`;
}

async function append(client: PoolClient, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await client.query({
    name: 'outbox',
    text: `insert into outbox (event_id, agency_id, name, payload)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[])`,
    values: [
      events.map((event) => event.id),
      events.map((event) => event.payload.agencyId),
      events.map((event) => event.name),
      events.map((event) => JSON.stringify(event.payload)),
    ],
  });
}
