import { cityDate } from '@desk/access';
import { CITY_TIME_ZONE, type IsoDate } from '@desk/contracts';
import { COUNTED_WORK, hiddenWork, shownDays, type MonthOfWork } from '@desk/metrics';
import type { ReadTx, Tx } from '@desk/platform';
import type { PriceList } from '../domain/price-list.js';
import {
  corrections,
  monthCharges,
  monthDays,
  type Charge,
  type MonthCharges,
  type MonthFacts,
} from '../domain/showback.js';
import { shownMinutes, type ShownMinutes } from '../domain/shown-minutes.js';
import { CORRECTED_MONTHS, nextMonth, type Closing } from './closings.js';
import { readPublished } from './price-list-rows.js';

/** Midnight of the city at the beginning of a day. */
const midnight = (day: string): string => `(${day})::timestamp at time zone '${CITY_TIME_ZONE}'`;

/** Writes down what a month and those before it rest on, as it is known now. */
export async function takeFacts(tx: Tx, month: IsoDate, first: IsoDate): Promise<ShownMinutes['minutes']> {
  const { minutes, seconds } = await readMinutes(tx, month);
  const borne = [...seconds].map(([agencyId, one]) => ({ agencyId, ...one }));
  await tx.query(TAKE_BASIS, [month, first, JSON.stringify(borne)]);
  // Month by month, for a year of a large city's tickets is more than one statement gets time for.
  for (let one = first; one <= month; one = nextMonth(one)) await tx.query(TAKE_TICKETS, [month, one]);
  return minutes;
}

/** The earliest month that a closing still corrects. */
export const correctedFrom = (month: IsoDate): IsoDate => nextMonth(month, -CORRECTED_MONTHS);

/**
 * What agencies bear by a closing: its own month, and what earlier months cost otherwise than by the closing before. From
 * stored rows alone, those that were there at the closing; so it is the same whenever it is computed.
 */
export async function closingCharges(tx: ReadTx, closing: Closing, before: Closing | null): Promise<MonthCharges> {
  const all = await readPublished(tx);
  const known = ({ version }: Closing): PriceList[] => all.filter((list) => list.version <= version);
  const own = monthCharges(await readFacts(tx, closing.month, closing.month), known(closing));
  if (before === null) return own;
  const news = all.filter(({ version }) => version > before.version && version <= closing.version);
  const charges: Charge[] = [...own.charges];
  for (const month of await changedMonths(tx, closing.month, news)) {
    const then = monthCharges(await readFacts(tx, month, before.month), known(before));
    const now = monthCharges(await readFacts(tx, month, closing.month), known(closing));
    charges.push(...corrections(then.charges, now.charges));
  }
  return { charges, unallocated: own.unallocated };
}

/** Earlier months of which something was learnt between a closing and the one before it. */
async function changedMonths(tx: ReadTx, closedIn: IsoDate, news: readonly PriceList[]): Promise<IsoDate[]> {
  const rows = await tx.query<{ month: IsoDate }>(
    `select m.month::text as month from showback_month m where m.month < $1::date and m.month >= $2::date
       and (exists (select from showback_ticket t where t.month = m.month and t.closed_in = $1)
         or exists (select from showback_basis b where b.month = m.month and b.closed_in = $1)
         or m.month + interval '1 month' > $3::date)
     order by m.month`,
    [closedIn, correctedFrom(closedIn), news.map(({ validFrom }) => validFrom).sort()[0] ?? null],
  );
  return rows.map(({ month }) => month);
}

/** A month as it was known when another, or itself, was closed. */
export async function readFacts(tx: ReadTx, month: IsoDate, closedIn: IsoDate): Promise<MonthFacts> {
  const agencies = await tx.query<MonthFacts['agencies'][number]>(
    `select agency_id as "agencyId", joined_on::text as "joinedOn", employees, seconds, joint from showback_basis
     where month = $1 and closed_in <= $2`,
    [month, closedIn],
  );
  const tickets = await tx.query<MonthFacts['tickets'][number]>(
    `select agency_id as "agencyId", day::text as day, kind, channel, sum(counts)::integer as tickets from showback_ticket
     where month = $1 and closed_in <= $2 group by 1, 2, 3, 4 having sum(counts) <> 0`,
    [month, closedIn],
  );
  return { month, agencies, tickets };
}

interface Cell extends MonthOfWork {
  readonly day: IsoDate;
}

/** Handling time in first line, in the blocks of days of the report on handling time, so that the two sum the same days. */
async function readMinutes(tx: Tx, month: IsoDate): Promise<ShownMinutes> {
  const { from, to } = monthDays(month);
  const cells = await tx.query<Cell>(
    `select a.id as "agencyId", a.wave_number as wave, h.day::text as day, array_agg(distinct h.agent_id::text) as agents,
       sum(h.seconds)::float8 as seconds
     from ${COUNTED_WORK} where h.line = 'first' and h.day between $1::date and $2::date group by 1, 2, 3 order by 3, 1`,
    [from, to],
  );
  const days = [...new Set(cells.map(({ day }) => day))].map((day) => ({
    day,
    agents: cells.filter((cell) => cell.day === day).flatMap(({ agents }) => agents),
  }));
  const shown = new Set(shownDays(days, { from, to, today: cityDate(tx.now) }).flat());
  const tickets = await tx.query<{ agencyId: string; tickets: number }>(
    `select a.id as "agencyId", count(*)::integer as tickets
     from ticket t join agency a on a.id = t.agency_id and ${BEARS(`(t.filed_at at time zone '${CITY_TIME_ZONE}')::date`)}
     where t.filed_at >= ${midnight('$1::date')} and t.filed_at < ${midnight(`$1::date + interval '1 month'`)} and ${COUNTS}
     group by 1`,
    [from],
  );
  const counts = new Map(tickets.map((row) => [row.agencyId, row.tickets]));
  const work = new Map<string, { wave: number | null; agents: Set<string>; seconds: number }>();
  for (const cell of cells.filter(({ day }) => shown.has(day))) {
    const sum = work.get(cell.agencyId) ?? { wave: cell.wave, agents: new Set<string>(), seconds: 0 };
    for (const agent of cell.agents) sum.agents.add(agent);
    sum.seconds += cell.seconds;
    work.set(cell.agencyId, sum);
  }
  const agencies = [...work].map(([agencyId, { agents, ...sum }]) => ({
    agencyId,
    ...sum,
    agents: [...agents],
    tickets: counts.get(agencyId) ?? 0,
  }));
  return shownMinutes(agencies, hiddenWork(agencies));
}

/** Whether an agency bears what happened on a day. */
function BEARS(day: string): string {
  return `a.kind not in ('city', 'history') and a.joined_on <= ${day}`;
}

/** Whether a ticket is counted. */
const COUNTS = `t.state <> 'cancelled' and t.kind <> 'major_incident'`;

/** Agencies that are not in a month yet, of the months from $2 to $1; the seconds are those of $1. */
const TAKE_BASIS = /* sql */ `
insert into showback_basis (agency_id, month, closed_in, joined_on, employees, seconds, joint)
select a.id, m.month, $1, a.joined_on, a.head_count, coalesce(s.seconds, 0), coalesce(s.joint, false)
from generate_series($2::date, $1::date, interval '1 month') g cross join lateral (select g::date as month) m
join agency a on ${BEARS(`(m.month + interval '1 month' - interval '1 day')::date`)}
left join jsonb_to_recordset($3::jsonb) as s("agencyId" uuid, seconds integer, joint boolean)
  on s."agencyId" = a.id and m.month = $1::date
on conflict do nothing`;

/** Tickets of month $2 that count now, as $1 is closed, and did not, or did and do not. */
const TAKE_TICKETS = /* sql */ `
with counted as (
  select t.agency_id, t.id as ticket_id, (t.filed_at at time zone '${CITY_TIME_ZONE}')::date as day, t.kind, t.channel
  from showback_basis b join ticket t on t.agency_id = b.agency_id
    and t.filed_at >= ${midnight('greatest(b.month, b.joined_on)')} and t.filed_at < ${midnight(`b.month + interval '1 month'`)}
  where b.month = $2::date and ${COUNTS}
), known as (
  select agency_id, ticket_id, day, kind, channel from showback_ticket where month = $2::date
  group by 1, 2, 3, 4, 5 having sum(counts) > 0
), changed as (
  select coalesce(c.agency_id, k.agency_id) as agency_id, ticket_id, c.day as now_day, c.kind as now_kind,
    c.channel as now_channel, k.day, k.kind, k.channel
  from counted c full join known k using (ticket_id)
  where (c.day, c.kind, c.channel) is distinct from (k.day, k.kind, k.channel)
)
insert into showback_ticket (agency_id, ticket_id, month, closed_in, counts, day, kind, channel)
select agency_id, ticket_id, $2::date, $1::date, 1, now_day, now_kind, now_channel from changed where now_day is not null
union all
select agency_id, ticket_id, $2::date, $1::date, -1, day, kind, channel from changed where day is not null`;
