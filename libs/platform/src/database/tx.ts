import type { DomainEvents, EventName } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import type { Cells } from './packet.js';

/** Who acts, and the agencies whose rows exist for them. */
export interface Scope {
  readonly actorId: string;
  /** `all` is spelled out by the database at the start of each transaction; only the desk itself may use it. */
  readonly agencyIds: readonly string[] | 'all';
}

/** Reading: the guard is set for every statement, nothing can be written. */
export interface ReadTx {
  readonly scope: Scope;
  /** One moment for all of it. */
  readonly now: Temporal.Instant;
  /** Rows of one SQL statement. */
  query<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** The same for a short statement whose text never varies: each connection plans it once, and keeps it under this name. */
  prepared<R>(name: string, sql: string, parameters: readonly unknown[]): Promise<R[]>;
  /** The first row of such a statement as the database wrote it, a text a column: for JSON that goes on as it is. */
  cells(name: string, sql: string, parameters: readonly unknown[]): Promise<Cells | undefined>;
}

/** One open transaction: who acts, what they may see, the real time, and what it will announce. */
export interface Tx extends ReadTx {
  readonly manager: EntityManager;
  /**
   * The same as `cells` for the statement that a transaction ends with: it travels with the events and the commit. When
   * it is the only one, all of the transaction is one trip. Nothing can be asked or announced after it.
   */
  last(name: string, sql: string, parameters: readonly unknown[]): Promise<Cells | undefined>;
  /** Announces an event; it is stored with the rest of the transaction. `id` only where a log row carries the same. */
  emit<N extends EventName>(name: N, payload: DomainEvents[N], id?: string): void;
  /** Runs when the transaction has committed, and not at all when it has not. Must not throw. */
  afterCommit(work: () => void): void;
}
