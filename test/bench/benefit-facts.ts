import type pg from 'pg';
import { REPORT_MONTHS } from './report-facts.js';

const AGENTS = 120;
/** Of 50. */
const AGENCIES_A_DAY = 20;
/** Their rows are not checked one by one while they come. */
const TIED = ['handling_day', 'work_session'];
const FIRST_DAY = `(date_trunc('month', current_date) - interval '${REPORT_MONTHS - 1} months')::date`;

/** What reports on the gain rest on: agencies that have joined, with their zero points, positions, and handling time of all lines. */
export async function fillBenefits(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint where conrelid = any($1::regclass[]) and contype in ('f', 'x')`,
    [TIED],
  );
  await client.query('set role desk_owner');
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  await client.query('reset role');
  for (const sql of FACTS) await client.query(sql);
  await client.query('vacuum analyze handling_day, handling_total, work_session, baseline, staff_position');
}

const FACTS = [
  `update agency set joined_on = ${FIRST_DAY} where kind <> 'city'`,
  `insert into baseline (agency_id, fte_low, fte_likely, fte_high, source, measured_on, employees, tickets_per_year, second_line_minutes_per_ticket,
     first_line_minutes_per_ticket, touches_per_ticket, hand_offs_per_ticket, locked_at)
   select id, 1.5, 2, 2.6, 'Kartlegging', ${FIRST_DAY}, 1000, 20000, 40, 15, 2, 0.3, now() from agency where kind <> 'city'`,
  `insert into staff_position (id, agency_id, kind, fte, valid_from)
   select gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'first_line', 1, ${FIRST_DAY} from generate_series(1, 80)
   union all select gen_random_uuid(), id, 'left_behind', 0.1, ${FIRST_DAY} from agency where kind <> 'city'`,
  // Two thirds in first line; some 230 working days a year.
  `insert into handling_day (agency_id, agent_id, day, line, seconds, touches, captured, stated, removed)
   select a.id, p.id, d.day, case when p.n <= 80 then 'first' when p.n <= 105 then 'second' else 'onsite' end,
     60 * (4 + (w.roll & 15)), 1 + (w.roll & 3), case when w.roll & 7 = 0 then 0 else 1 + (w.roll & 3) end, w.roll & 31, w.roll & 63
   from (select id, row_number() over (order by id) as n from person order by id limit ${AGENTS}) p
   cross join (select day::date from generate_series(${FIRST_DAY}, current_date - 1, interval '1 day') day
     where extract(isodow from day) < 6 and hashint4(day::date - date '2000-01-01') & 7 <> 0) d
   cross join agency a cross join lateral (select abs(hashtextextended(a.id::text || p.id::text, d.day - date '2000-01-01') >> 8) as roll) w
   where a.kind <> 'city' and w.roll % 50 < ${AGENCIES_A_DAY} order by 2, 3, 1`,
  `insert into handling_total (day, line, agent_id, cells, seconds, touches, captured, stated, removed)
   select day, line, agent_id, count(*), sum(seconds), sum(touches), sum(captured), sum(stated), sum(removed)
   from handling_day group by 1, 2, 3`,
  // What handling time of the last two months was measured from.
  `insert into work_session (id, agency_id, ticket_id, agent_id, line, kind, started_at, ended_at)
   select gen_random_uuid(), agency_id, (select t.id from ticket t where t.agency_id = w.agency_id limit 1), agent_id, line, 'attention', at,
     at + seconds * interval '1 second'
   from (select *, day + interval '7 hours' + row_number() over (partition by agent_id, day order by agency_id) * interval '20 minutes' as at
     from handling_day where day >= date_trunc('month', current_date) - interval '1 month') w`,
];
