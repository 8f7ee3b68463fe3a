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
