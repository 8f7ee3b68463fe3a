import type { QueuePage, QueueQuery, QueueRow } from '@desk/contracts';
import { scopeOf, type Actor } from '@desk/access';
import { Config, cursorKey, Database, encodeCursor, readCursor, type CursorShape } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { IN_QUEUE, QUEUE_ORDER, queueRow } from './queue-row.js';
import { QueueTeams } from './queue-teams.js';

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

  async run(actor: Actor, teamKey: string, query: QueueQuery): Promise<QueuePage> {
    const team = await this.teams.readable(actor, teamKey);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { sql, parameters, name } = statement(actor, { ...query, limit }, [
      `${this.config.ticketPrefix}-`,
      team.key,
      team.id,
    ]);
    const [page] = await this.database.read(scopeOf(actor), (tx) =>
      name === null ? tx.query<Found>(sql, parameters) : tx.prepared<Found>(name, sql, parameters),
    );
    const items = page?.items ?? [];
    const last = items.length > limit ? items[limit - 1] : undefined;
    return { items: items.slice(0, limit), nextCursor: last ? cursorAt(last) : null, seq: Number(page?.seq ?? 0) };
  }
}

interface Found {
  readonly items: QueueRow[];
  readonly seq: string;
}

/** Seen through the actor's guard; only a team with a list of its own narrows it further. */
const SERVED = `(not exists (select from team_agency s where s.team_id = $3)
  or t.agency_id in (select s.agency_id from team_agency s where s.team_id = $3))`;

/** The place of a row in the order of the queue. */
function cursorAt(row: QueueRow): string {
  return encodeCursor([row.priority === 1 ? 0 : 1, row.nextDueAt ?? 'infinity', row.filedAt, row.id]);
}

/**
 * The number of the last change and the rows come from one snapshot: the relay numbers a change after it was committed, so
 * whatever has a number is in the rows, and a socket that joins from that number misses nothing.
 */
function statement(actor: Actor, query: QueueQuery & { limit: number }, base: readonly unknown[]) {
  const parameters = [...base];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const where = [`t.team_id = $3`, IN_QUEUE, SERVED];
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
  if (query.assignee === 'none') where.push('t.assignee_id is null');
  else if (query.assignee !== undefined)
    where.push(`t.assignee_id = ${bind(query.assignee === 'me' ? actor.id : query.assignee)}::uuid`);
  // The limit stands in the text: the planner must know it to choose the index of the order.
  const sql = /* sql */ `
select coalesce((select c.seq from queue_counter c where c.team_id = $3), 0) as seq,
  (select coalesce(json_agg(${queueRow('$1::text', '$2::text')} order by ${QUEUE_ORDER}), '[]') from (
    select t.* from ticket t where ${where.join(' and ')} order by ${QUEUE_ORDER} limit ${query.limit + 1}) t) as items`;
  // Planned once a connection where many ask the same; filters come in too many combinations.
  const name = where.length > plain ? null : `queue ${query.limit} ${query.cursor === undefined ? 'first' : 'next'}`;
  return { sql, parameters, name };
}
