import type { QueuePage, QueueQuery } from '@desk/contracts';
import { scopeOf, type Actor } from '@desk/access';
import {
  Config,
  cursorKey,
  cursorOf,
  Database,
  JsonText,
  readCursor,
  type Cells,
  type CursorShape,
} from '@desk/platform';
import { normalisedTag } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { IN_QUEUE, queueColumns, QUEUE_NAMES, QUEUE_ORDER } from './queue-row.js';
import { QueueTeams, type QueueTeam } from './queue-teams.js';
import { iso } from './sql-json.js';

const DEFAULT_LIMIT = 50;
const CURSOR = [cursorKey.integer, cursorKey.instant, cursorKey.instant, cursorKey.uuid] as const satisfies CursorShape;

/** A page of a team's queue, in the order of "take next". */
@Injectable()
export class ListQueue {
  constructor(
    private readonly database: Database,
    private readonly teams: QueueTeams,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, teamKey: string, query: QueueQuery): Promise<JsonText<QueuePage>> {
    const team = await this.teams.readable(actor, teamKey);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const base = [`${this.config.ticketPrefix}-`, team.key, team.id];
    const { sql, parameters, name } = statement(actor, team, { ...query, limit }, base);
    const [seq, items, next] = (await this.database.read(scopeOf(actor), (tx) =>
      name === null ? tx.query<Found>(sql, parameters).then(cellsOf) : tx.cells(name, sql, parameters),
    )) ?? ['0', '[]', null];
    const nextCursor = next == null ? 'null' : `"${cursorOf(next)}"`;
    return new JsonText(`{"items":${items},"nextCursor":${nextCursor},"seq":${seq}}`);
  }
}

interface Found {
  readonly seq: string;
  readonly items: string;
  readonly next: string | null;
}

const cellsOf = ([page]: Found[]): Cells | undefined => page && [page.seq, page.items, page.next];

/** Seen through the actor's guard; only a team with a list of its own narrows it further. */
const SERVED = `(not exists (select from team_agency s where s.team_id = $3)
  or t.agency_id in (select s.agency_id from team_agency s where s.team_id = $3))`;

/** The place of a row in the order of the queue, as `readCursor` wants it. */
const PLACE = `json_build_array(t.queue_rank, case when t.next_due_at is null then 'infinity' else ${iso('t.next_due_at')} end,
  ${iso('t.filed_at')}, t.id)`;

/**
 * The number of the last change and the rows come from one snapshot: the relay numbers a change after it was committed, so
 * whatever has a number is in the rows, and a socket that joins from that number misses nothing.
 */
function statement(actor: Actor, team: QueueTeam, query: QueueQuery & { limit: number }, base: readonly unknown[]) {
  const parameters = [...base];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  // The team stands in the text: queues are of very different lengths, and only who knows which it is plans it well.
  const where = [`t.team_id = '${team.id}'::uuid`, IN_QUEUE, SERVED];
  if (query.cursor !== undefined) {
    const [rank, due, filed, id] = readCursor(query.cursor, CURSOR);
    where.push(
      `(${QUEUE_ORDER}) > (${bind(rank)}::int, ${bind(due)}::timestamptz, ${bind(filed)}::timestamptz, ${bind(id)}::uuid)`,
    );
  }
  const plain = where.length;
  if (query.state?.length) where.push(`t.state = any(${bind(query.state)}::text[])`);
  if (query.priority?.length) where.push(`t.priority = any(${bind(query.priority)}::smallint[])`);
  if (query.service?.length)
    where.push(`t.service_id = any(array(select id from service where key = any(${bind(query.service)}::text[])))`);
  if (query.agency?.length)
    where.push(`t.agency_id = any(array(select id from agency where key = any(${bind(query.agency)}::text[])))`);
  // What is masked cannot be found by what is masked.
  if (query.tag?.length) where.push(`t.tags @> ${bind(query.tag.map(normalisedTag))}::text[] and not t.sensitive`);
  if (query.assignee === 'none') where.push('t.assignee_id is null');
  else if (query.assignee !== undefined)
    where.push(`t.assignee_id = ${bind(query.assignee === 'me' ? actor.id : query.assignee)}::uuid`);
  // So does the limit: the planner must know it to choose the index of the order. One row more says whether there is more.
  const { limit } = query;
  const sql = /* sql */ `
with page as (
  select t.*, row_number() over (order by ${QUEUE_ORDER}) as place from ticket t
  where ${where.join(' and ')} order by ${QUEUE_ORDER} limit ${limit + 1}
)
select coalesce((select c.seq from queue_counter c where c.team_id = $3), 0)::text as seq,
  (select coalesce(json_agg(shown order by t.place), '[]')::text
   from page t ${QUEUE_NAMES} cross join lateral (select ${queueColumns('$1::text', '$2::text')}) shown
   where t.place <= ${limit}) as items,
  (select ${PLACE}::text from page t where t.place = ${limit} and exists (select from page where place > ${limit})) as next`;
  // Planned once a connection where many ask the same; filters come in too many combinations.
  const name = where.length > plain ? null : `queue ${team.id} ${limit} ${query.cursor === undefined ? '' : 'next'}`;
  return { sql, parameters, name };
}
