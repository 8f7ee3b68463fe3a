import type { CountersUpdate } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { iso } from '../queries/sql-json.js';

/**
 * The counters of queues, each within the agencies that its team serves. Read with the eyes of the desk: whoever may read a
 * queue sees all of it. With the time by the one clock of the database, which says what is newer.
 */
export async function readQueueSums(tx: ReadTx, teamIds: readonly string[]): Promise<QueueSums> {
  const [found] = await tx.prepared<QueueSums>(
    'queue-sums',
    `select ${iso('statement_timestamp()')} as at, coalesce(json_agg(json_build_object('teamId', q.id, 'teamKey', q.key,
        'open', s.open, 'unassigned', s.free) order by q.position, q.key), '[]') as queues
     from team q cross join lateral (
       select coalesce(sum(c.open), 0) as open, coalesce(sum(c.free), 0) as free from queue_sum c
       where c.team_id = q.id and (not exists (select from team_agency a where a.team_id = q.id)
         or exists (select from team_agency a where a.team_id = q.id and a.agency_id = c.agency_id))) s
     where q.id = any($1::uuid[])`,
    [teamIds],
  );
  if (!found) throw new Error('the counters were not read');
  return found;
}

export interface QueueSums {
  readonly at: string;
  readonly queues: readonly (CountersUpdate['queues'][number] & { readonly teamId: string })[];
}

/** Open tickets with each of these people. */
export async function readWorkSums(tx: ReadTx, personIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.prepared<{ personId: string; open: number }>(
    'work-sums',
    `select person_id as "personId", sum(open)::int as open from work_sum where person_id = any($1::uuid[]) group by person_id`,
    [personIds],
  );
  return new Map(rows.map(({ personId, open }) => [personId, open]));
}

/** As the screens are told. */
export function shown({ at }: Pick<QueueSums, 'at'>, queues: QueueSums['queues']): CountersUpdate {
  return { at, queues: queues.map(({ teamKey, open, unassigned }) => ({ teamKey, open, unassigned })) };
}
