import { CITY_AGENCY_ID } from '@desk/contracts';
import { newIdAt, toIso, type Tx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';

/** Of the sessions of the last days, every so manieth was corrected by its agent. */
const EACH = 35;
const DAYS = 12;
const REASONS = ['Gikk fra pulten med saken åpen', 'Telefonen ringte om noe annet', 'Glemte å lukke saken før møtet'];

interface Session {
  readonly id: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly kind: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Lets agents have shortened some of their sessions, by the rows that the desk would have written. */
export async function correctDemoWork(tx: Tx): Promise<void> {
  const sessions = await tx.query<Session>(
    `select id, ticket_id as "ticketId", agent_id as "agentId", kind, started_at as "startedAt", ended_at as "endedAt"
     from work_session where started_at > $1::timestamptz - $2 * interval '1 day' and ended_at < $1::timestamptz - interval '1 hour'
       and ended_at - started_at > interval '4 minutes' order by started_at, id`,
    [tx.now.toString(), DAYS],
  );
  const chosen = sessions.filter((_, index) => index % EACH === 0);
  const rows = chosen.map(({ startedAt, endedAt, ...session }, index) => {
    const [start, end] = [startedAt.getTime(), endedAt.getTime()];
    const iso = (ms: number): string => toIso(Temporal.Instant.fromEpochMilliseconds(ms));
    const cut = start + Math.round((0.6 * (end - start)) / 60_000) * 60_000;
    const said = { ticketId: session.ticketId, kind: session.kind, startedAt: iso(start) };
    return {
      ...session,
      correctionId: newIdAt(end + 600_000),
      madeAt: iso(end + 600_000),
      reason: REASONS[index % REASONS.length],
      covers: `{[${iso(start)},${iso(end)})}`,
      cut: iso(cut),
      stated: [{ ...said, endedAt: iso(cut) }],
      before: [{ ...said, endedAt: iso(end) }],
    };
  });
  const given = `jsonb_to_recordset($1::jsonb) as r(id uuid, "agentId" uuid, "correctionId" uuid, "madeAt" timestamptz, reason text,
    covers tstzmultirange, cut timestamptz, stated jsonb, before jsonb)`;
  const json = JSON.stringify(rows);
  await tx.query(
    `insert into work_correction (id, agency_id, agent_id, actor_id, made_at, reason, covers, stated, before)
     select r."correctionId", $2, r."agentId", r."agentId", r."madeAt", r.reason, r.covers, r.stated, r.before from ${given}`,
    [json, CITY_AGENCY_ID],
  );
  await tx.query(
    `insert into work_original (id, agency_id, ticket_id, agent_id, line, kind, started_at, ended_at)
     select s.id, s.agency_id, s.ticket_id, s.agent_id, s.line, s.kind, s.started_at, s.ended_at
     from ${given} join work_session s on s.id = r.id`,
    [json],
  );
  await tx.query(
    `update work_session s set ended_at = r.cut, correction_id = r."correctionId" from ${given} where s.id = r.id`,
    [json],
  );
}
