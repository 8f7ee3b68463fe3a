import { CITY_AGENCY_ID } from '@desk/contracts';
import pg from 'pg';

export interface Bulk {
  readonly tickets: number;
  readonly messagesEach?: number;
  /** Share of the tickets that are closed. */
  readonly closed?: number;
}

/**
 * Writes many tickets into a database, by SQL alone, past the row guards: for looking at plans and measuring lists. They
 * have no log; where the log matters, tickets are filed by the doors. `client` belongs to the migrating role.
 */
export async function fillWithTickets(client: pg.Client, bulk: Bulk): Promise<void> {
  await client.query(
    `insert into ticket (id, agency_id, kind, state, subject, description, service_id, requester_id, filed_by_id, channel,
       origin, impact, urgency, priority, team_id, line, entry_line, assignee_id, declaration_id, filed_at, resolved_at,
       resolution, resolution_code, closed_at, updated_at, last_event_at, next_due_at)
     select gen_random_uuid(), p.agency_id, 'incident', case when closed then 'closed' when n % 3 = 0 then 'open' else 'new' end,
       'Sak nummer ' || n, 'Beskrivelse av sak ' || n, s.id, p.id, p.id, 'portal', 'portal', 'low', 'low', 1 + (n * 7 % 13) % 4,
       tm.id, tm.line, tm.line, case when n % 3 = 0 then (select person_id from team_member m where m.team_id = tm.id limit 1) end,
       (select id from service_declaration limit 1), at, case when closed then at + interval '1 day' end,
       case when closed then 'Løst' end, case when closed then 'solved' end, case when closed then at + interval '11 days' end, at, at,
       case when closed or n % 5 = 0 then null else at + interval '4 hours' + (n % 997) * interval '1 minute' end
     from (select n, n::float8 / $1::float8 < $2::float8 as closed,
             '2026-03-01T08:00:00Z'::timestamptz - (($1::int - n) * interval '20 seconds') as at
           from generate_series(1, $1::int) n) g
     join (select t.*, row_number() over (order by position, key) - 1 as k, count(*) over () as total from team t) tm on tm.k = g.n % tm.total
     join (select id, row_number() over (order by key) - 1 as k, count(*) over () as total from service) s on s.k = g.n % s.total
     join (select p.id, m.agency_id, row_number() over (order by p.id) - 1 as k, count(*) over () as total
           from person p join membership m on m.person_id = p.id where m.agency_id <> $3) p on p.k = g.n % p.total`,
    [bulk.tickets, bulk.closed ?? 0.95, CITY_AGENCY_ID],
  );
  await client.query(
    `insert into ticket_message (id, agency_id, ticket_id, author_id, author_role, origin, text, created_at)
     select gen_random_uuid(), t.agency_id, t.id, t.requester_id, 'requester', 'portal', 'Melding ' || n, t.filed_at + n * interval '1 minute'
     from ticket t, generate_series(1, $1::int) n`,
    [bulk.messagesEach ?? 0],
  );
  await client.query('analyze');
}

/** Seconds of the target by which `fillWithDue` goes: the declaration's for `resolution` with priority 1, day and night. */
export const DUE_SECONDS = 14_400;

export interface Due {
  readonly teamId: string;
  readonly tickets: number;
  /** When the first is due, in milliseconds of the wall clock, and how far the next is from the one before. */
  readonly at: number;
  readonly spacingMs: number;
  /** The highest warning point that is past: 0 for all still to come. */
  readonly warned: 0 | 75 | 90;
}

/**
 * Open tickets of a team, spread over its agents, each with one running clock that is due. They are as the desk would have
 * written them, but for what is said of them in the log. Gives their ids in the order in which they are due.
 */
export async function fillWithDue(
  client: pg.Client,
  { teamId, tickets, at, spacingMs, warned }: Due,
): Promise<string[]> {
  const wakePercent = warned === 0 ? 75 : 90;
  const wake =
    warned === 90
      ? `t.next_due_at + interval '1 millisecond'`
      : `t.filed_at + interval '${(DUE_SECONDS * wakePercent) / 100} seconds'`;
  const { rows } = await client.query<{ id: string }>(
    `with due as (
       select gen_random_uuid() as id, n, to_timestamp(($1::float8 + n * $2::float8) / 1000)::timestamptz(3) as at
       from generate_series(0, $3::int - 1) n
     ), agents as (
       select person_id, row_number() over (order by person_id) - 1 as k, count(*) over () as total
       from team_member where team_id = $4 and not lead
     ), people as (
       select p.id, m.agency_id, row_number() over (order by p.id) - 1 as k, count(*) over () as total
       from person p join membership m on m.person_id = p.id where not exists (select from team_member w where w.person_id = p.id)
     ), services as (
       select id, row_number() over (order by key) - 1 as k, count(*) over () as total from service
     ), terms as (
       select declaration_id, calendar_id from declaration_target
       where priority = 1 and target = 'resolution' and service_id is null and seconds = ${DUE_SECONDS} limit 1
     ), t as (
       insert into ticket (id, agency_id, kind, state, event_seq, subject, description, service_id, requester_id, filed_by_id, channel,
         origin, impact, urgency, priority, team_id, line, entry_line, assignee_id, declaration_id, filed_at, updated_at, last_event_at, next_due_at)
       select due.id, p.agency_id, 'incident', 'open', 1, 'Frist ' || due.n, 'Skjermen er svart.', s.id, p.id, p.id, 'portal',
         'portal', 'high', 'high', 1, $4, 'first', 'first', a.person_id, terms.declaration_id,
         due.at - interval '${DUE_SECONDS} seconds', due.at - interval '${DUE_SECONDS} seconds', due.at - interval '${DUE_SECONDS} seconds', due.at
       from due join people p on p.k = due.n % p.total join agents a on a.k = due.n % a.total
       join services s on s.k = due.n % s.total, terms
       returning *
     ), e as (
       insert into ticket_event (id, agency_id, ticket_id, seq, version, type, actor_id, origin, occurred_at, recorded_at, changes)
       select gen_random_uuid(), agency_id, id, 1, 1, 'ticket.created', requester_id, 'portal', filed_at, filed_at,
         jsonb_build_object('state', jsonb_build_array(null, 'open'), 'teamId', jsonb_build_array(null, team_id),
           'line', jsonb_build_array(null, line), 'priority', jsonb_build_array(null, 1), 'serviceId', jsonb_build_array(null, service_id)) from t
     ), c as (
       insert into sla_clock (agency_id, ticket_id, target, cycle, state, started_at, target_seconds, calendar_id, anchor_at, due_at,
         wake_at, warned_percent, team_id, service_id, priority)
       select t.agency_id, t.id, 'resolution', 1, 'running', t.filed_at, ${DUE_SECONDS}, terms.calendar_id, t.filed_at, t.next_due_at,
         ${wake}, ${warned}, t.team_id, t.service_id, 1 from t, terms
     )
     select id from t order by next_due_at`,
    [at, spacingMs, tickets, teamId],
  );
  await client.query('analyze ticket, sla_clock');
  return rows.map(({ id }) => id);
}
