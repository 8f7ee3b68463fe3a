import { SYSTEM_ACTOR_ID, type DomainEvents, type EventName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ClientBase } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
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

  /** Runs `work` in a READ ONLY transaction under the same guard. */
  read<T>(scope: Scope, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.reading('read only', scope, work);
  }

  /** The same with all statements seeing one moment, for comparing many of them; holds back the clean-up of old rows. */
  snapshot<T>(scope: Scope, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.reading('isolation level repeatable read read only', scope, work);
  }

  private async reading<T>(mode: string, scope: Scope, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    let failed: unknown;
    try {
      await runner.query(`begin transaction ${mode}; ${guard(scope)}`);
      return await work(this.open(runner, scope));
    } catch (error) {
      failed = error;
      throw error;
    } finally {
      // The answer does not wait for the end of a read. A connection that cannot even end it is not given back as sound.
      void runner.query(failed === undefined ? 'commit' : 'rollback').then(
        () => runner.release(),
        () => runner.release(),
      );
    }
  }

  private async attempt<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    const events: NewEvent[] = [];
    const committed: (() => void)[] = [];
    try {
      await runner.query(`begin; ${guard(scope)}`);
      const tx: Tx = {
        ...this.open(runner, scope),
        emit: <N extends EventName>(name: N, payload: DomainEvents[N], id = newId()) =>
          void events.push({ id, name, payload }),
        afterCommit: (work) => void committed.push(work),
      };
      const result = await work(tx);
      await append(runner, events);
      await runner.query('commit');
      if (events.length > 0) this.signal.wake();
      for (const announce of committed) announce();
      return result;
    } catch (error) {
      await runner.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private open(runner: QueryRunner, scope: Scope): ReadTx {
    return {
      scope,
      now: this.clock.now(),
      manager: runner.manager,
      // The structured answer: the plain one is a pair for UPDATE and DELETE, also with RETURNING.
      prepared: (name, sql, parameters) => prepared(runner, name, sql, parameters),
      query: async (sql, parameters) => (await runner.query(sql, parameters as unknown[], true)).records as never[],
    };
  }
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

/** Planning a large statement takes longer than running it, so what is run all the time is planned once a connection. */
async function prepared<R>(runner: QueryRunner, name: string, text: string, values: readonly unknown[]): Promise<R[]> {
  const client = (await runner.connect()) as ClientBase;
  return (await client.query({ name, text, values: [...values] })).rows as R[];
}

async function append(runner: QueryRunner, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await prepared(
    runner,
    'outbox',
    `insert into outbox (event_id, agency_id, name, payload)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[])`,
    [
      events.map((event) => event.id),
      events.map((event) => event.payload.agencyId),
      events.map((event) => event.name),
      events.map((event) => JSON.stringify(event.payload)),
    ],
  );
}
