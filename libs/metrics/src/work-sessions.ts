import type { SignalKind, WorkKind } from '@desk/contracts';
import { newId, toInstant, toIso, type Tx } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { AttentionSignal } from './domain/attention-signal.js';
import { cityDay } from './domain/city-day.js';
import { diffSessions, refold, refoldLookback, type Refold } from './domain/refold.js';
import type { WorkSession } from './domain/sessions.js';
import { lineAt } from './handling-days.js';

type Stored = WorkSession & { readonly id: string; readonly agencyId: string };

/**
 * Keeps signals of one agent and folds them into work sessions; returns those that were news. The transaction must see all
 * agencies: the agent is in one place at a time, whichever they work for. `agencyOf` says it of each ticket.
 */
export async function recordSignals(
  tx: Tx,
  agentId: string,
  signals: readonly AttentionSignal[],
  agencyOf: ReadonlyMap<string, string>,
): Promise<AttentionSignal[]> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 5))', [agentId]);
  const fresh = await store(tx, signals, agencyOf);
  if (fresh.length > 0) await fold(tx, agentId, fresh);
  return fresh;
}

/** Keeps the signals; returns those that say something new. The earliest time of a signal stands: the way here only delays. */
async function store(
  tx: Tx,
  signals: readonly AttentionSignal[],
  agencyOf: ReadonlyMap<string, string>,
): Promise<AttentionSignal[]> {
  const earliest = new Map<number, AttentionSignal>();
  for (const signal of signals) {
    const known = earliest.get(signal.seq);
    if (!known || signal.at.epochMilliseconds < known.at.epochMilliseconds) earliest.set(signal.seq, signal);
  }
  const rows = await tx.query<{ seq: number }>(
    `insert into attention_signal as a (agent_id, client_id, seq, agency_id, ticket_id, kind, at, received_at)
     select s."agentId", s."clientId", s.seq, s."agencyId", s."ticketId", s.kind, s.at, $2
     from jsonb_to_recordset($1::jsonb) as s("agentId" uuid, "clientId" text, seq integer, "agencyId" uuid, "ticketId" uuid, kind text, at timestamptz)
     on conflict (agent_id, client_id, seq) do update set at = excluded.at where excluded.at < a.at
     returning seq`,
    [
      JSON.stringify(
        [...earliest.values()].map((signal) => ({
          ...signal,
          at: toIso(signal.at),
          agencyId: agencyOf.get(signal.ticketId),
        })),
      ),
      tx.now.toString(),
    ],
  );
  return rows.flatMap(({ seq }) => earliest.get(seq) ?? []);
}

/** Makes the agent's sessions anew from the last quiet moment before the signals, and writes what differs. */
async function fold(tx: Tx, agentId: string, incoming: readonly AttentionSignal[]): Promise<void> {
  const lookback = refoldLookback(incoming);
  const folded =
    refold({ stored: await signalsOf(tx, agentId, lookback), incoming, storedFrom: lookback }) ??
    refold({ stored: await signalsOf(tx, agentId, null), incoming, storedFrom: null });
  if (folded === null) throw new Error('signals without a beginning');
  const before = await sessionsOf(tx, agentId, folded);
  const { remove, insert } = diffSessions(before, folded.sessions);
  if (remove.length > 0) {
    await tx.query('delete from work_session where id = any($1::uuid[])', [remove.map(({ id }) => id)]);
  }
  const written =
    insert.length === 0
      ? []
      : await tx.query<{ agencyId: string; startedAt: Date }>(
          `insert into work_session (id, agency_id, ticket_id, agent_id, line, kind, started_at, ended_at)
           select s.id, t.agency_id, t.id, s."agentId", ${lineAt('t.id', 's."startedAt"')}, s.kind, s."startedAt", s."endedAt"
           from jsonb_to_recordset($1::jsonb) as s(id uuid, "agentId" uuid, "ticketId" uuid, kind text, "startedAt" timestamptz, "endedAt" timestamptz)
           join ticket t on t.id = s."ticketId"
           returning agency_id as "agencyId", started_at as "startedAt"`,
          [
            JSON.stringify(
              insert.map((session) => ({
                ...session,
                id: newId(),
                startedAt: toIso(session.startedAt),
                endedAt: toIso(session.endedAt),
              })),
            ),
          ],
        );
  announce(tx, agentId, [
    ...remove,
    ...written.map(({ agencyId, startedAt }) => ({ agencyId, startedAt: toInstant(startedAt) })),
  ]);
}

/** Tells each agency on which days the agent's work for it has changed. */
function announce(
  tx: Tx,
  agentId: string,
  changed: readonly { readonly agencyId: string; readonly startedAt: Temporal.Instant }[],
): void {
  const days = new Map<string, Set<string>>();
  for (const { agencyId, startedAt } of changed) {
    days.set(agencyId, (days.get(agencyId) ?? new Set()).add(cityDay(startedAt)));
  }
  for (const [agencyId, of] of days) tx.emit('work.recorded', { agencyId, subjectId: agentId, days: [...of].sort() });
}

async function signalsOf(tx: Tx, agentId: string, from: Temporal.Instant | null): Promise<AttentionSignal[]> {
  const rows = await tx.query<{ clientId: string; seq: number; kind: SignalKind; ticketId: string; at: Date }>(
    `select client_id as "clientId", seq, kind, ticket_id as "ticketId", at from attention_signal
     where agent_id = $1 and at >= coalesce($2::timestamptz, '-infinity') order by at`,
    [agentId, from?.toString() ?? null],
  );
  return rows.map((row) => ({ ...row, agentId, at: toInstant(row.at) }));
}

async function sessionsOf(tx: Tx, agentId: string, { from }: Refold): Promise<Stored[]> {
  const rows = await tx.query<{
    id: string;
    agencyId: string;
    ticketId: string;
    kind: WorkKind;
    startedAt: Date;
    endedAt: Date;
  }>(
    `select id, agency_id as "agencyId", ticket_id as "ticketId", kind, started_at as "startedAt", ended_at as "endedAt"
     from work_session where agent_id = $1 and started_at >= $2`,
    [agentId, from.toString()],
  );
  return rows.map(({ startedAt, endedAt, ...row }) => ({
    ...row,
    agentId,
    startedAt: toInstant(startedAt),
    endedAt: toInstant(endedAt),
    seconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1000),
  }));
}
