import type { ClientConfig } from 'pg';

/** What a connection for statements bears, whoever holds it. */
export const CONNECTION = {
  // A command that cannot get a connection answers "unavailable" soon instead of queueing without end.
  connectionTimeoutMillis: 3_000,
  keepAlive: true,
  // Statements are sent without waiting for the answers to those before: half the trips of a small command.
  pipeline: true,
  statement_timeout: 30_000,
  query_timeout: 35_000,
  idle_in_transaction_session_timeout: 60_000,
} as const satisfies ClientConfig;
