import { CITY_TIME_ZONE } from '@desk/contracts';
import type { ReadTx, Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';

export interface AgentDay {
  readonly agentId: string;
  /** City date. */
  readonly day: string;
}

/** What an agent does goes over the network: it may reach the log some seconds beside the session it belongs to. */
export const GRACE_SECONDS = 5;
/** A message is held for at most so long before it is in the log. */
export const HELD_SECONDS = 30;
const GRACE = `interval '${GRACE_SECONDS} seconds'`;
/** How far behind its session something done may stand in the log. */
const BEHIND = `(case when e.type = 'ticket.messaged' then interval '${GRACE_SECONDS + HELD_SECONDS} seconds' else ${GRACE} end)`;

const start = (day: string): string => `((${day})::timestamp at time zone '${CITY_TIME_ZONE}')`;

/** The line in which a ticket stood just before a moment of its log. */
const lineBefore = (ticket: string, condition: string): string => `(
  select c.changes -> 'line' ->> 1 from ticket_event c
  where c.ticket_id = ${ticket} and ${condition} and c.changes ? 'line' order by c.seq desc limit 1)`;

const ofDay = (alias: string): string =>
  `${alias}.agent_id = w.agent_id and ${alias}.started_at >= ${start('w.day')} and ${alias}.started_at < ${start('w.day + 1')}`;

/** Seconds of a session that lie in no session of the same agent and ticket in another table. */
const beyond = (
  alias: string,
  other: string,
): string => `extract(epoch from ${alias}.ended_at - ${alias}.started_at) - coalesce((
  select sum(extract(epoch from least(${alias}.ended_at, x.ended_at) - greatest(${alias}.started_at, x.started_at))) from ${other} x
  where x.agent_id = ${alias}.agent_id and x.ticket_id = ${alias}.ticket_id
    and tstzrange(x.started_at, x.ended_at) && tstzrange(${alias}.started_at, ${alias}.ended_at)), 0)`;

/**
 * The cells of handling time of some agents' days, from their sessions and from the log. Sessions belong to the day on
 * which they begin. A ticket filed by telephone counts in the line that it was filed into.
 */
export const handlingCells = (wanted: string): string => /* sql */ `
select agency_id, agent_id, day, line, round(sum(seconds))::integer as seconds, sum(touches)::integer as touches, sum(captured)::integer as captured,
  round(sum(stated))::integer as stated, round(sum(removed))::integer as removed
from (
  select s.agency_id, s.agent_id, w.day, s.line, extract(epoch from s.ended_at - s.started_at) as seconds, 0 as touches, 0 as captured,
    case when s.correction_id is null then 0 else ${beyond('s', 'work_original')} end as stated, 0 as removed
  from ${wanted} w join work_session s on ${ofDay('s')}
  union all
  select o.agency_id, o.agent_id, w.day, o.line, 0, 0, 0, 0, ${beyond('o', 'work_session')}
  from ${wanted} w join work_original o on ${ofDay('o')}
  union all
  select e.agency_id, e.actor_id, w.day, ${lineBefore('e.ticket_id', 'c.seq < greatest(e.seq, 2)')}, 0, 1,
    exists (select from work_session s where s.agent_id = e.actor_id and s.ticket_id = e.ticket_id
      and s.started_at - ${GRACE} <= e.occurred_at and s.ended_at + ${BEHIND} >= e.occurred_at)::integer, 0, 0
  from ${wanted} w join ticket_event e
    on e.actor_id = w.agent_id and e.origin in ('agent', 'phone')
      and e.occurred_at >= ${start('w.day')} and e.occurred_at < ${start('w.day + 1')}
) part
group by 1, 2, 3, 4`;

const dayOf = (instant: string): string => `(${instant} at time zone '${CITY_TIME_ZONE}')::date`;

/** The days of an agent ($1) that have a cell, or should have. */
export const DAYS_OF_AGENT = /* sql */ `
  select day from handling_day where agent_id = $1
  union select ${dayOf('started_at')} from work_session where agent_id = $1
  union select ${dayOf('started_at')} from work_original where agent_id = $1
  union select ${dayOf('occurred_at')} from ticket_event where actor_id = $1 and origin in ('agent', 'phone')`;

/** Everybody who has such a day. */
export const AGENTS_WITH_DAYS = /* sql */ `
  select id from person p where exists (select from handling_day h where h.agent_id = p.id)
    or exists (select from work_session s where s.agent_id = p.id)
    or exists (select from work_original o where o.agent_id = p.id)
    or exists (select from ticket_event e where e.actor_id = p.id and e.origin in ('agent', 'phone'))
  order by id`;

const COUNTS = ['cells', 'seconds', 'touches', 'captured', 'stated', 'removed'];
const counts = (of: (column: string) => string): string => COUNTS.map(of).join(', ');
/** A cell counts once, whatever it holds: somebody worked. */
const counted = (sign: '' | '-'): string =>
  `agent_id, day, line, ${counts((column) => (column === 'cells' ? `${sign}1 as cells` : `${sign}${column} as ${column}`))}`;

const APPLY = /* sql */ `
with wanted as (
  select distinct * from unnest($1::uuid[], $2::date[]) as w(agent_id, day)
), cells as (${handlingCells('wanted')}
), old as (
  select h.* from handling_day h join wanted w on h.agent_id = w.agent_id and h.day = w.day
), gone as (
  delete from handling_day h using wanted w where h.agent_id = w.agent_id and h.day = w.day and not exists (
    select from cells c where (c.agent_id, c.day, c.agency_id, c.line) = (h.agent_id, h.day, h.agency_id, h.line))
), put as (
  insert into handling_day (agency_id, agent_id, day, line, seconds, touches, captured, stated, removed)
  select agency_id, agent_id, day, line, seconds, touches, captured, stated, removed from cells order by 2, 3, 1, 4
  on conflict (agent_id, day, agency_id, line)
    do update set seconds = excluded.seconds, touches = excluded.touches, captured = excluded.captured,
      stated = excluded.stated, removed = excluded.removed
), moved as (
  select ${counted('')} from cells
  union all
  select ${counted('-')} from old
)
insert into handling_total (day, line, agent_id, ${COUNTS.join(', ')})
select day, line, agent_id, ${counts((column) => `sum(${column})`)}
from moved group by 1, 2, 3 having ${COUNTS.map((column) => `sum(${column}) <> 0`).join(' or ')} order by 1, 2, 3
on conflict (day, line, agent_id) do update set ${counts((column) => `${column} = handling_total.${column} + excluded.${column}`)}`;

const TOTALS = `select day, line, agent_id, ${counts((column) => `${column === 'cells' ? 'count(*)' : `sum(${column})`} as ${column}`)}
  from handling_day group by 1, 2, 3`;
const inWords = (alias: string): string =>
  `concat_ws(', ', ${counts((column) => `${alias}.${column} || ' ${column}'`)})`;

/** Sums of handling time over the agencies that are not what its cells add up to. */
export const WRONG_HANDLING_TOTALS = /* sql */ `
select concat_ws(' ', agent_id, day, line) as place, ${inWords('t')} as stored, ${inWords('c')} as expected
from (select * from handling_total where cells > 0) t full join (${TOTALS}) c using (day, line, agent_id)
where (${counts((column) => `t.${column}`)}) is distinct from (${counts((column) => `c.${column}`)})
order by 1`;

const TOTALS_ANEW: readonly string[] = [
  'delete from handling_total where agent_id = $1',
  `insert into handling_total (day, line, agent_id, ${COUNTS.join(', ')}) select * from (${TOTALS}) t where agent_id = $1`,
];

/** Keeps handling time by agent and day, in the agencies of the transaction's scope. */
@Injectable()
export class HandlingDays {
  async recompute(tx: Tx, agentDays: readonly AgentDay[]): Promise<void> {
    if (agentDays.length === 0) return;
    const agents = agentDays.map(({ agentId }) => agentId);
    await tx.query(
      `select pg_advisory_xact_lock(hashtextextended(id::text, 7)) from (select distinct unnest($1::uuid[]) as id order by 1) a`,
      [agents],
    );
    await tx.query(APPLY, [agents, agentDays.map(({ day }) => day)]);
  }

  /** Makes all days of an agent anew; answers how many there are. */
  async recomputeAll(tx: Tx, agentId: string): Promise<number> {
    const days = await tx.query<{ day: string }>(`select day::text as day from (${DAYS_OF_AGENT}) d`, [agentId]);
    await this.recompute(
      tx,
      days.map(({ day }) => ({ agentId, day })),
    );
    for (const sql of TOTALS_ANEW) await tx.query(sql, [agentId]);
    return days.length;
  }

  /** On which days whom of the agents did something in some events of the log. */
  async touched(tx: ReadTx, eventIds: readonly string[]): Promise<AgentDay[]> {
    if (eventIds.length === 0) return [];
    return tx.query<AgentDay>(
      `select distinct actor_id as "agentId", (occurred_at at time zone '${CITY_TIME_ZONE}')::date::text as day
       from ticket_event where id = any($1::uuid[]) and origin in ('agent', 'phone') and actor_id is not null`,
      [eventIds],
    );
  }
}

/** The line in which a ticket stood at an instant, as SQL; before its filing, the line it was filed into. */
export const lineAt = (ticket: string, instant: string): string =>
  lineBefore(ticket, `(c.occurred_at <= ${instant} or c.seq = 1)`);
