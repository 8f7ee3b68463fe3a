import { ticketPolicy, type Actor } from '@desk/access';
import type { TicketState, VisitState, VisitView } from '@desk/contracts';
import { toInstant, toIso, type ReadTx, type Tx } from '@desk/platform';
import { visitAbilities, type Visit } from '../domain/visit.js';
import { agencyRef, iso, personRef } from '../queries/sql-json.js';

interface Row extends Pick<Visit, 'id' | 'version' | 'state' | 'place' | 'agentId' | 'result'> {
  readonly from: Date;
  readonly to: Date;
  readonly startedAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly movedFrom: Date | null;
}

/** A visit whose ticket is locked, so that it stands still as well. */
export async function loadVisit(tx: ReadTx, id: string): Promise<Visit | null> {
  const [row] = await tx.query<Row>(
    `select id, version, state, place, agreed_from as "from", agreed_to as "to", agent_id as "agentId",
       started_at as "startedAt", stopped_at as "stoppedAt", result, moved_from as "movedFrom" from visit where id = $1`,
    [id],
  );
  if (!row) return null;
  const { from, to, startedAt, stoppedAt, movedFrom, ...rest } = row;
  return {
    ...rest,
    from: toInstant(from),
    to: toInstant(to),
    startedAt: startedAt && toInstant(startedAt),
    stoppedAt: stoppedAt && toInstant(stoppedAt),
    movedFrom: movedFrom && toInstant(movedFrom),
  };
}

export async function saveVisit(
  tx: Tx,
  { id: ticketId, agencyId }: { readonly id: string; readonly agencyId: string },
  visit: Visit,
): Promise<void> {
  const { id, version, state, place, from, to, agentId, startedAt, stoppedAt, result, movedFrom } = visit;
  await tx.query(
    `insert into visit (id, agency_id, ticket_id, version, state, place, agreed_from, agreed_to, agent_id, started_at, stopped_at,
       result, moved_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (id) do update set version = excluded.version, state = excluded.state, place = excluded.place,
       agreed_from = excluded.agreed_from, agreed_to = excluded.agreed_to, agent_id = excluded.agent_id,
       started_at = excluded.started_at, stopped_at = excluded.stopped_at, result = excluded.result,
       moved_from = excluded.moved_from`,
    [
      id,
      agencyId,
      ticketId,
      version,
      state,
      place,
      toIso(from),
      toIso(to),
      agentId,
      toIso(startedAt),
      toIso(stoppedAt),
      result,
      toIso(movedFrom),
    ],
  );
}

/** A visit as it is read for a screen, with what its abilities hang on. */
export type ShownRow = Omit<VisitView, 'can' | 'mayRead'> & {
  readonly ticketState: TicketState;
  readonly subject: Parameters<typeof ticketPolicy.visit>[1];
};

/** Of `visit v join ticket t`; `prefix` is that of the numbers. */
export const shownVisit = (prefix: string): string => `
  v.id, v.version, v.state, v.place, ${iso('v.agreed_from')} as "from", ${iso('v.agreed_to')} as "to",
  ${iso('v.started_at')} as "startedAt", ${iso('v.stopped_at')} as "stoppedAt", v.result,
  json_build_object('id', t.id, 'number', ${prefix} || t.number, 'subject', case when not t.sensitive then t.subject end) as ticket,
  (select json_build_object('name', p.name, 'phone', p.phone) from person p where p.id = t.requester_id and not t.sensitive) as requester,
  ${agencyRef('v.agency_id')} as agency, ${personRef('v.agent_id')} as agent, t.state as "ticketState",
  json_build_object('agencyId', t.agency_id, 'requesterId', t.requester_id, 'filedById', t.filed_by_id, 'teamId', t.team_id,
    'line', t.line, 'sensitive', t.sensitive) as subject`;

/** Whoever is out and may no longer read the ticket sees where they are, and can say that they are done. */
export function visitView(actor: Actor, { ticketState, subject, ...visit }: ShownRow): VisitView {
  const mayRead = ticketPolicy.visit(actor, subject);
  const { change, start, stop, cancel } = visitAbilities(visit as { state: VisitState }, { state: ticketState });
  const isOut = visit.agent?.id === actor.id;
  return {
    ...visit,
    ...(!mayRead && { ticket: { ...visit.ticket, subject: null }, requester: null }),
    mayRead,
    can: {
      change: mayRead && change,
      start: mayRead && start,
      stop: (mayRead || isOut) && stop,
      cancel: mayRead && cancel,
    },
  };
}

export async function showVisit(tx: ReadTx, actor: Actor, prefix: string, id: string): Promise<VisitView> {
  const [row] = await tx.query<ShownRow>(
    `select ${shownVisit('$2::text')} from visit v join ticket t on t.id = v.ticket_id where v.id = $1`,
    [id, `${prefix}-`],
  );
  if (!row) throw new Error('the visit was not saved');
  return visitView(actor, row);
}
