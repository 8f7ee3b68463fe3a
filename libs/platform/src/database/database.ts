import { SYSTEM_ACTOR_ID, type DomainEvents, type EventName } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import type { Temporal } from 'temporal-polyfill';
import { DataSource, type EntityManager } from 'typeorm';
import { RelaySignal } from '../events/relay-signal.js';
import { Clock } from '../time/clock.js';
import { isId, newId } from './ids.js';
import { Packet, type Cells, type Statement } from './packet.js';
import { ReadLanes } from './read-lanes.js';
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
    private readonly lanes: ReadLanes,
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
    return work(new Reading(scope, this.clock, (statement, form) => this.alone(scope, statement, form)));
  }

  /** Reads whose statements all see one moment, for comparing many of them; holds back the clean-up of old rows. */
  async snapshot<T>(scope: Scope, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const [client, release] = await this.connection();
    try {
      await new Packet([BEGIN_SNAPSHOT, guard(scope, 'read')], -1, 'cells').over(client);
      return await work(this.within(client, scope));
    } finally {
      await client.query('rollback').catch(() => undefined);
      release();
    }
  }

  /** One statement behind its guard: short ones share a connection with others, those of any length have it alone. */
  private async alone(scope: Scope, statement: Statement, form: Form): Promise<Packet> {
    const packet = new Packet([guard(scope, 'read'), statement], 1, form);
    const answered = statement.name === undefined ? null : await this.lanes.send(packet);
    if (answered !== null) return answered;
    const [client, release] = await this.connection();
    try {
      return await packet.over(client);
    } finally {
      release();
    }
  }

  private connection(): Promise<[client: PoolClient, release: () => void]> {
    const driver = this.source.driver as unknown as { obtainMasterConnection: Database['connection'] };
    return driver.obtainMasterConnection();
  }

  private async attempt<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const [client, release] = await this.connection();
    const tx = new Writing(scope, this.clock, client, this.source);
    try {
      const result = await work(tx);
      await tx.commit();
      if (tx.events.length > 0) this.signal.wake();
      for (const announce of tx.committed) announce();
      return result;
    } catch (error) {
      await tx.rollback();
      throw error;
    } finally {
      release();
    }
  }

  private within(client: PoolClient, scope: Scope): Reading {
    return new Reading(scope, this.clock, (statement, form) => new Packet([statement], 0, form).over(client));
  }
}

type Form = 'rows' | 'cells';

class Reading implements ReadTx {
  private moment: Temporal.Instant | undefined;

  constructor(
    readonly scope: Scope,
    private readonly clock: Clock,
    private readonly send: (statement: Statement, form: Form) => Promise<Packet>,
  ) {}

  /** Made when it is first asked for: most reads never ask. */
  get now(): Temporal.Instant {
    return (this.moment ??= this.clock.now());
  }

  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.rows<R>({ text, values });
  }

  prepared<R>(name: string, text: string, values: readonly unknown[]): Promise<R[]> {
    return this.rows<R>({ name, text, values });
  }

  async cells(name: string, text: string, values: readonly unknown[]): Promise<Cells | undefined> {
    try {
      return (await this.send({ name, text, values }, 'cells')).cells[0];
    } catch (error) {
      throw traced(error);
    }
  }

  private async rows<R>(statement: Statement): Promise<R[]> {
    try {
      return (await this.send(statement, 'rows')).found as R[];
    } catch (error) {
      throw traced(error);
    }
  }
}

/**
 * One transaction. It begins with its first statement, in the same packet; its end takes the events along. Should beginning
 * fail, so does what follows, for without the guard no row can be seen.
 */
class Writing extends Reading implements Tx {
  readonly events: NewEvent[] = [];
  readonly committed: (() => void)[] = [];
  private state: 'none' | 'open' | 'ended' = 'none';
  private typeorm: EntityManager | undefined;

  constructor(
    scope: Scope,
    clock: Clock,
    private readonly client: PoolClient,
    private readonly source: DataSource,
  ) {
    super(scope, clock, (statement, form) => {
      const opening = this.opening();
      return new Packet([...opening, statement], opening.length, form).over(client);
    });
  }

  get manager(): EntityManager {
    if (this.typeorm) return this.typeorm;
    // What fails here fails again in the statement that waits behind it.
    new Packet(this.opening(), -1, 'cells').over(this.client).catch(() => undefined);
    const runner = this.source.createQueryRunner();
    Object.assign(runner, { databaseConnection: this.client });
    return (this.typeorm = runner.manager);
  }

  emit<N extends EventName>(name: N, payload: DomainEvents[N], id = newId()): void {
    this.events.push({ id, name, payload });
  }

  afterCommit(work: () => void): void {
    this.committed.push(work);
  }

  async last(name: string, text: string, values: readonly unknown[]): Promise<Cells | undefined> {
    const [before, after] = this.ending();
    try {
      const packet = new Packet([...before, { name, text, values }, ...after], before.length, 'cells');
      return (await packet.over(this.client)).cells[0];
    } catch (error) {
      throw traced(error);
    }
  }

  /** Does not wait to be told that the events are stored: if they are not, nothing is committed. */
  async commit(): Promise<void> {
    if (this.state === 'ended' || (this.state === 'none' && this.events.length === 0)) return;
    const [before, after] = this.ending();
    await new Packet([...before, ...after], -1, 'cells').over(this.client);
  }

  async rollback(): Promise<void> {
    if (this.state !== 'none') await this.client.query('rollback').catch(() => undefined);
  }

  private opening(): readonly Statement[] {
    if (this.state === 'open') return [];
    if (this.state === 'ended') throw new Error('the transaction has ended');
    this.state = 'open';
    return [BEGIN, guard(this.scope, 'write')];
  }

  /** What goes before and after the last statement. A packet that holds all of a transaction needs no BEGIN and COMMIT. */
  private ending(): readonly [before: readonly Statement[], after: readonly Statement[]] {
    const { state } = this;
    if (state === 'ended') throw new Error('the transaction has ended');
    this.state = 'ended';
    const events = this.events.length > 0 ? [stored(this.events)] : [];
    return state === 'none' ? [[guard(this.scope, 'write')], events] : [[], [...events, COMMIT]];
  }
}

/** Lets an error tell who asked, not where the answer was read. */
function traced(error: unknown): unknown {
  if (error instanceof Error) Error.captureStackTrace(error, traced);
  return error;
}

const BEGIN = { name: 'begin', text: 'begin' } as const;
const BEGIN_SNAPSHOT = { name: 'begin snapshot', text: 'begin isolation level repeatable read read only' } as const;
const COMMIT = { name: 'commit', text: 'commit' } as const;

/** Sets who acts, and whose rows exist, for one transaction; `read`: and that it only reads. */
function guard({ actorId, agencyIds }: Scope, use: 'read' | 'write'): Statement {
  if (!isId(actorId)) throw new Error('a scope names something that is not an id');
  const { all, some } = GUARDS[use];
  return agencyIds === 'all'
    ? { name: all.name, text: all.text, values: [actorId] }
    : { name: some.name, text: some.text, values: [actorId, arrayText(agencyIds)] };
}

const guardText = (agencyIds: string, readOnly: string) =>
  `select set_config('app.actor_id', $1, true), set_config('app.agency_ids', ${agencyIds}, true)${readOnly}`;
const READ_ONLY = `, set_config('transaction_read_only', 'on', true)`;
const EVERY = '(select array_agg(id)::text from agency)';

const GUARDS = {
  read: {
    some: { name: 'guard read', text: guardText('$2', READ_ONLY) },
    all: { name: 'guard read all', text: guardText(EVERY, READ_ONLY) },
  },
  write: {
    some: { name: 'guard', text: guardText('$2', '') },
    all: { name: 'guard all', text: guardText(EVERY, '') },
  },
} as const;

/** The list of an actor is one object for as long as the actor is remembered, so it is written once. */
const arrayTexts = new WeakMap<readonly string[], string>();

function arrayText(agencyIds: readonly string[]): string {
  const known = arrayTexts.get(agencyIds);
  if (known !== undefined) return known;
  if (!agencyIds.every(isId)) throw new Error('a scope names something that is not an id');
  const text = `{${agencyIds.join(',')}}`;
  arrayTexts.set(agencyIds, text);
  return text;
}

const stored = (events: readonly NewEvent[]): Statement => ({
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
