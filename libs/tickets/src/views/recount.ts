import { OPEN_STATES } from '@desk/contracts';
import type { ReadTx, Tx } from '@desk/platform';
import { literals } from '../queries/sql-json.js';

/** What each open ticket counts for; without those of imported logs. */
export const PLACES = `select t.id as ticket_id, t.agency_id, t.team_id, t.assignee_id, t.assignee_id is null and t.state in ('new', 'open') as free
  from ticket t join agency a on a.id = t.agency_id and a.kind <> 'history' where t.state in (${literals(OPEN_STATES)})`;

const QUEUE_SUMS = `select team_id, agency_id, count(*)::int as open, (count(*) filter (where free))::int as free from queue_place group by team_id, agency_id`;
const WORK_SUMS = `select assignee_id as person_id, agency_id, count(*)::int as open from queue_place where assignee_id is not null group by assignee_id, agency_id`;

/** In how many places the kept counters differ from a count of the tickets. */
export async function counterDifferences(tx: ReadTx): Promise<number> {
  const differ = (a: string, b: string) => `((${a}) except all (${b})) union all ((${b}) except all (${a}))`;
  const [found] = await tx.query<{ count: number }>(
    `select (select count(*) from (${differ(PLACES, 'select ticket_id, agency_id, team_id, assignee_id, free from queue_place')}) d)::int
       + (select count(*) from (${differ(QUEUE_SUMS, 'select team_id, agency_id, open, free from queue_sum where open <> 0 or free <> 0')}) d)::int
       + (select count(*) from (${differ(WORK_SUMS, 'select person_id, agency_id, open from work_sum where open <> 0')}) d)::int as count`,
  );
  return found?.count ?? 0;
}

/** Makes the counters anew from the tickets. Nothing may be counted meanwhile: whoever calls holds the table, or the only desk. */
export async function rebuildCounters(tx: Tx): Promise<void> {
  for (const statement of REBUILD) await tx.query(statement);
}

const REBUILD = [
  'delete from queue_place',
  'delete from queue_sum',
  'delete from work_sum',
  `insert into queue_place (ticket_id, agency_id, team_id, assignee_id, free) ${PLACES}`,
  `insert into queue_sum (team_id, agency_id, open, free) ${QUEUE_SUMS}`,
  `insert into work_sum (person_id, agency_id, open) ${WORK_SUMS}`,
] as const;
