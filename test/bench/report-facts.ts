import type pg from 'pg';
import { FREEZE_MONTHS, MAKE_SUMS_ANEW } from '../../libs/metrics/src/contribution-tables.js';

export const REPORT_MONTHS = 60;
const CHUNK = 1_000_000;

/** So many of the latest tickets are there as a row at least, for what is read of tickets themselves. */
const MOST_ROWS = 500_000;
const FIGURES = ['clock_outcome', 'ticket_flow', 'hand_off'] as const;
const TABLES = [...FIGURES, 'ticket'] as const;

/** Figures of so many tickets, most of which are not there themselves, and the sums and closings of all. */
export async function fillReports(client: pg.Client, tickets: number, say: (line: string) => void): Promise<void> {
  await client.query(`set synchronous_commit = off`);
  await client.query(`set maintenance_work_mem = '1GB'`);
  await client.query('set role desk_owner');
  const kept = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid)`,
    [TABLES],
  );
  for (const { name } of kept.rows) await client.query(`drop index ${name}`);
  const tied = await client.query<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint where conrelid = any($1::regclass[]) and contype = 'f'`,
    [TABLES],
  );
  for (const { table, name } of tied.rows) await client.query(`alter table ${table} drop constraint ${name}`);
  await client.query('reset role');
  await client.query(
    "create temp table place as select (select array_agg(id order by id) from agency where kind <> 'city') as agencies, (select array_agg(id order by id) from service) as services, (select id from team where is_pool) as pool, (select array_agg(id order by id) from team where line = 'second') as seconds",
  );
  // The latest figures are of tickets that are there, so that lists find them where they begin.
  await client.query(`truncate ${FIGURES.join(', ')}`);
  await client.query(
    `create temp table whole as select $1::bigint + 1 - row_number() over (order by filed_at desc) as n, id from ticket`,
    [tickets],
  );
  await client.query('create index on whole (n)');
  await client.query('analyze whole');
  for (let from = 1; from <= tickets; from += CHUNK) {
    const to = Math.min(from + CHUNK - 1, tickets);
    for (const sql of FACTS) await client.query(sql, [from, to, tickets]);
    const rowsFrom = Math.max(from, tickets - MOST_ROWS + 1);
    if (rowsFrom <= to) await client.query(ROWS, [rowsFrom, to, tickets]);
    say(`  ${to} tickets`);
  }
  await client.query('set role desk_owner');
  for (const { made } of kept.rows) await client.query(made);
  await client.query('reset role');
  for (const sql of MAKE_SUMS_ANEW) await client.query(sql);
  const over = await client.query<{ month: string; due: string }>(
    `select distinct month::text as month, (month + interval '1 month 3 days')::text as due from sla_rollup
     where month + interval '1 month 3 days' <= current_date`,
  );
  await client.query(FREEZE_MONTHS, [
    over.rows.map(({ month }) => month),
    over.rows.map(({ due }) => due),
    new Date().toISOString(),
  ]);
  await client.query('vacuum analyze');
}

/** Of ticket n: where it belongs, and on which day of the last five years it was filed. */
const TICKETS = `(
  select coalesce(w.id, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid) as id, n, hashint8(n) & 1023 as roll,
    agencies[1 + floor(array_length(agencies, 1) * (abs(hashint8(n)) / 2147483648.0) ^ 2)] as agency_id,
    services[1 + floor(array_length(services, 1) * (abs(hashint8(n + 4711)) / 2147483648.0) ^ 2)] as service_id,
    (array[1, 2, 2, 3, 3, 3, 3, 3, 4, 4])[1 + abs(hashint8(n + 1)) % 10]::smallint as priority, case when n % 5 = 0 then seconds[1 + floor(array_length(seconds, 1) * (abs(hashint8(n + 4711)) / 2147483648.0) ^ 2)] else pool end as team_id,
    pool, current_date - ((${REPORT_MONTHS} * 30.4) * (1 - n / $3::numeric))::integer as day
  from generate_series($1::bigint, $2::bigint) n left join whole w using (n) cross join place) t`;
/** From five minutes to ten days, as many in each tenth of its logarithm: as many buckets as a city has. */
const SECONDS = `(300 * exp(abs(hashint8(n + 5)) % 8192 / 1024.0))::integer`;
/** Those that have no row yet: long closed, by anybody. */
const ROWS = `
  insert into ticket (id, agency_id, kind, state, subject, description, service_id, requester_id, filed_by_id, channel, origin, impact, urgency,
    priority, team_id, line, entry_line, declaration_id, filed_at, resolved_at, resolution, resolution_code, closed_at, updated_at, last_event_at)
  select t.id, t.agency_id, 'incident', 'closed', 'Sak ' || t.n, 'Skjermen er svart.', t.service_id, p.id, p.id,
    (array['portal', 'portal', 'portal', 'phone'])[1 + t.roll % 4], 'portal', 'low', 'low', t.priority, t.team_id, m.line, 'first', d.id, at, at + interval '1 hour',
    'Løst', 'solved', at + interval '11 days', at, at
  from ${TICKETS} join team m on m.id = t.team_id cross join (select id from person order by id limit 1) p
  cross join (select id from service_declaration limit 1) d cross join lateral (select t.day + interval '8 hours' + t.roll * interval '25 seconds' as at) a
  where not exists (select from ticket k where k.id = t.id)`;
const FACTS = [
  `insert into clock_outcome (agency_id, ticket_id, target, cycle, service_id, priority, team_id, outcome, counted_on, weekday, hour, used_permille, used, cause)
   select agency_id, id, target, 1, service_id, priority, team_id, case when missed then 'missed' else 'met' end, day,
     extract(isodow from day), 7 + roll % 10, case when missed then 1150 else 500 end, case when missed then 120 else 50 end,
     case when missed then (array['waiting_in_queue', 'with_agent', 'in_second_line', 'after_hand_back'])[1 + roll % 4] end
   from ${TICKETS} cross join lateral (values ('first_response', roll < 60), ('resolution', roll > 960)) c(target, missed)`,
  `insert into ticket_flow (agency_id, ticket_id, service_id, priority, day, filed, resolved, first_line_eligible, first_line_resolved, first_contact_resolved,
     reopened, resolved_again, queue_seconds, hold_seconds, agent_seconds, seconds_to_resolve)
   select agency_id, id, service_id, priority, day, 1, (roll % 2), (roll % 2), (roll % 2) * (team_id = pool)::integer, (roll % 2) * (roll % 3 = 0 and team_id = pool)::integer,
     0, 0, roll % 2 * 1800, 0, roll % 2 * roll, case when roll % 2 = 1 then ${SECONDS} end from ${TICKETS}
   union all
   select agency_id, id, service_id, priority, day + 2, 0, 1, 1, (team_id = pool)::integer, 0, (roll % 50 = 0)::integer, (roll % 50 = 0)::integer, 86400, 40000, roll, 86400 + ${SECONDS}
   from ${TICKETS} where roll % 2 = 0`,
  `insert into hand_off (agency_id, ticket_id, seq, kind, from_team_id, to_team_id, reason, day, since, at, waited_seconds)
   select agency_id, id, 5, 'escalate', pool, team_id, 'unsaid', day, day + time '09:00', day + time '10:00', roll * 10
   from ${TICKETS} where team_id <> pool`,
];
