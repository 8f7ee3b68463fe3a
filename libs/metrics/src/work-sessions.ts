import type { SignalKind, WorkKind } from '@desk/contracts';
import { newId, toInstant, toIso, type ReadTx, type Tx } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { AttentionSignal } from './domain/attention-signal.js';
import { cityDay } from './domain/city-day.js';
import { correct, type Corrected, type Correction, type StatedSession } from './domain/corrections.js';
import { diffSessions, refold, refoldLookback } from './domain/refold.js';
import type { WorkSession } from './domain/sessions.js';
import { GRACE_SECONDS, HELD_SECONDS, lineAt } from './handling-days.js';

export type StoredSession = WorkSession & {
  readonly id: string;
  readonly agencyId: string;
  readonly correctionId: string | null;
};

/** No session is longer; lets the index find those that reach into a window. */
const LONGEST_HOURS = 17;

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
  await lockWork(tx, agentId);
  const fresh = await store(tx, signals, agencyOf);
  if (fresh.length > 0) await fold(tx, agentId, fresh);
  return fresh;
}

/** Whoever writes an agent's sessions does so alone. */
export async function lockWork(tx: Tx, agentId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 5))', [agentId]);
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
  await write(tx, agentId, { from: folded.from, to: null }, folded.sessions);
}

/**
 * Makes what counts anew around a correction that now stands, or no longer does. The agent must be locked (`lockWork`).
 * `covers` are the first and the last moment that it is about.
 */
export async function recount(
  tx: Tx,
  agentId: string,
  covers: Window & { readonly to: Temporal.Instant },
): Promise<void> {
  const { from, to } = covers;
  const lasting = [
    ...(await sessionsOf(tx, agentId, 'work_session', { from, to })),
    ...(await sessionsOf(tx, agentId, 'work_original', { from, to })),
  ];
  const starts = [from, ...lasting.map(({ startedAt }) => startedAt)].map(({ epochMilliseconds }) => epochMilliseconds);
  const window = { from: toInstant(new Date(Math.min(...starts))), to };
  const counted = await sessionsOf(tx, agentId, 'work_session', window);
  const originals = await sessionsOf(tx, agentId, 'work_original', window);
  await write(tx, agentId, window, [...counted.filter(({ correctionId }) => correctionId === null), ...originals]);
}

/** A span of time of an agent; `to` null: until now. */
interface Window {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
}

/**
 * Writes what counts of the sessions that begin within a window, ends included. `measured` are all measured ones that reach
 * into it; what lies before stands, since a piece of a session depends only on what ends not before it begins.
 */
async function write(tx: Tx, agentId: string, window: Window, measured: readonly WorkSession[]): Promise<void> {
  const corrections = await standing(tx, agentId, window.from);
  const within = <S extends WorkSession>(sessions: readonly S[]): S[] =>
    sessions.filter(
      ({ startedAt: { epochMilliseconds: at } }) =>
        at >= window.from.epochMilliseconds && (window.to === null || at <= window.to.epochMilliseconds),
    );
  const wanted: Corrected = correct(agentId, measured, corrections);
  const before = within(await sessionsOf(tx, agentId, 'work_session', window));
  const moved = await replace(tx, 'work_session', before, within(wanted.counted));
  // Without a correction there is nothing to keep beside it, and nothing was.
  const isCorrected = corrections.length > 0 || window.to !== null;
  const kept = isCorrected ? within(await sessionsOf(tx, agentId, 'work_original', window)) : [];
  const put = isCorrected ? await replace(tx, 'work_original', kept, within(wanted.originals)) : [];
  announce(tx, agentId, [...moved, ...put]);
}

type Table = 'work_session' | 'work_original';
type Changed = Pick<StoredSession, 'agencyId' | 'startedAt' | 'endedAt'>;

/** Turns some stored sessions into others, and answers both those that went and those that came. */
async function replace(
  tx: Tx,
  table: Table,
  before: readonly StoredSession[],
  after: readonly (WorkSession & { readonly correctionId?: string | null })[],
): Promise<Changed[]> {
  const { remove, insert } = diffSessions(before, after);
  if (remove.length > 0)
    await tx.query(`delete from ${table} where id = any($1::uuid[])`, [remove.map(({ id }) => id)]);
  if (insert.length === 0) return [...remove];
  const [extra, value] = table === 'work_session' ? [', correction_id', ', s."correctionId"'] : ['', ''];
  const written = await tx.query<{ agencyId: string; startedAt: Date; endedAt: Date }>(
    `insert into ${table} (id, agency_id, ticket_id, agent_id, line, kind, started_at, ended_at${extra})
     select s.id, t.agency_id, t.id, s."agentId", ${lineAt('t.id', 's."startedAt"')}, s.kind, s."startedAt", s."endedAt"${value}
     from jsonb_to_recordset($1::jsonb) as s(id uuid, "agentId" uuid, "ticketId" uuid, kind text, "startedAt" timestamptz,
       "endedAt" timestamptz, "correctionId" uuid)
     join ticket t on t.id = s."ticketId"
     returning agency_id as "agencyId", started_at as "startedAt", ended_at as "endedAt"`,
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
  return [
    ...remove,
    ...written.map(({ agencyId, startedAt, endedAt }) => ({
      agencyId,
      startedAt: toInstant(startedAt),
      endedAt: toInstant(endedAt),
    })),
  ];
}

/** Tells each agency on which days the agent's work for it has changed, and what was done in it may count otherwise. */
function announce(tx: Tx, agentId: string, changed: readonly Changed[]): void {
  const days = new Map<string, Set<string>>();
  for (const { agencyId, startedAt, endedAt } of changed) {
    const of = days.get(agencyId) ?? new Set<string>();
    const reach = { seconds: GRACE_SECONDS };
    for (const at of [startedAt.subtract(reach), startedAt, endedAt.add({ seconds: GRACE_SECONDS + HELD_SECONDS })]) {
      of.add(cityDay(at));
    }
    days.set(agencyId, of);
  }
  for (const [agencyId, of] of days) tx.emit('work.recorded', { agencyId, subjectId: agentId, days: [...of].sort() });
}

/** The corrections of an agent that stand and reach beyond a moment, in the order in which they were made. */
async function standing(tx: ReadTx, agentId: string, from: Temporal.Instant): Promise<Correction[]> {
  const rows = await tx.prepared<{ id: string; covers: { from: string; to: string }[]; stated: StoredStretch[] }>(
    'corrections-standing',
    `select id, stated, (select jsonb_agg(jsonb_build_object('from', lower(r), 'to', upper(r))) from unnest(covers) r) as covers
     from work_correction where agent_id = $1 and upper(covers) >= $2 and undone_at is null order by made_at, id`,
    [agentId, from.toString()],
  );
  return rows.map(({ id, covers, stated }) => ({
    id,
    covers: covers.map((span) => ({
      start: toInstant(span.from).epochMilliseconds,
      end: toInstant(span.to).epochMilliseconds,
    })),
    stated: stated.map(readStretch),
  }));
}

/** A session as it stands in a correction. */
export interface StoredStretch {
  readonly ticketId: string;
  readonly kind: WorkKind;
  readonly startedAt: string;
  readonly endedAt: string;
}

export const storeStretch = ({ ticketId, kind, startedAt, endedAt }: StatedSession): StoredStretch => ({
  ticketId,
  kind,
  startedAt: toIso(startedAt),
  endedAt: toIso(endedAt),
});

export const readStretch = ({ startedAt, endedAt, ...rest }: StoredStretch): StatedSession => ({
  ...rest,
  startedAt: toInstant(startedAt),
  endedAt: toInstant(endedAt),
});

async function signalsOf(tx: Tx, agentId: string, from: Temporal.Instant | null): Promise<AttentionSignal[]> {
  const rows = await tx.query<{ clientId: string; seq: number; kind: SignalKind; ticketId: string; at: Date }>(
    `select client_id as "clientId", seq, kind, ticket_id as "ticketId", at from attention_signal
     where agent_id = $1 and at >= coalesce($2::timestamptz, '-infinity') order by at`,
    [agentId, from?.toString() ?? null],
  );
  return rows.map((row) => ({ ...row, agentId, at: toInstant(row.at) }));
}

/** The sessions of an agent that reach into a window. */
export async function sessionsOf(
  tx: ReadTx,
  agentId: string,
  table: Table,
  { from, to }: Window,
): Promise<StoredSession[]> {
  const rows = await tx.query<{
    id: string;
    agencyId: string;
    ticketId: string;
    kind: WorkKind;
    startedAt: Date;
    endedAt: Date;
    correctionId: string | null;
  }>(
    `select id, agency_id as "agencyId", ticket_id as "ticketId", kind, started_at as "startedAt", ended_at as "endedAt",
       ${table === 'work_session' ? 'correction_id' : 'null::uuid'} as "correctionId"
     from ${table} where agent_id = $1 and started_at >= $2::timestamptz - interval '${LONGEST_HOURS} hours' and ended_at > $2
       and started_at <= coalesce($3::timestamptz, 'infinity') order by started_at`,
    [agentId, from.toString(), to?.toString() ?? null],
  );
  return rows.map(({ startedAt, endedAt, ...row }) => ({
    ...row,
    agentId,
    startedAt: toInstant(startedAt),
    endedAt: toInstant(endedAt),
    seconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1000),
  }));
}
