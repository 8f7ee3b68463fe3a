import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { ViewPage } from '@desk/contracts';
import { Config, Database, JsonText, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { FindTickets } from '../../queries/find-tickets.js';
import { queueColumns, QUEUE_NAMES } from '../../queries/queue-row.js';
import { readable } from '../../queries/readable.js';
import { NEWEST } from '../../queries/ticket-hit.js';
import { ReadableQueues } from '../readable-queues.js';

/** A page of what a search finds, newest first, with the queues in which these tickets stand. */
@Injectable()
export class SearchTickets {
  constructor(
    private readonly database: Database,
    private readonly find: FindTickets,
    private readonly queues: ReadableQueues,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: { q: string } & Paging): Promise<JsonText<ViewPage>> {
    authoriseDesk(actor, 'workQueues');
    const found = await this.find.run(actor, query);
    const followed = await this.queues.of(actor);
    const { sql, parameters } = statement(
      actor,
      `${this.config.ticketPrefix}-`,
      found.items.map(({ id }) => id),
      followed.map(({ id }) => id),
    );
    const [page] = await this.database.read(scopeOf(actor), (tx) => tx.query<Found>(sql, parameters));
    const { items, queues } = page ?? { items: '[]', queues: '[]' };
    return new JsonText(
      `{"items":${items},"nextCursor":${JSON.stringify(found.nextCursor)},"queues":${queues},"live":false}`,
    );
  }
}

interface Found {
  readonly items: string;
  readonly queues: string;
}

/** Rows and numbers come from one snapshot, as those of a view do. The policy is asked again: rights end at any moment. */
function statement(actor: Actor, prefix: string, ticketIds: readonly string[], teamIds: readonly string[]) {
  const parameters: unknown[] = [prefix];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const sql = /* sql */ `
with page as (select t.* from ticket t where t.id = any(${bind(ticketIds)}::uuid[]) and ${readable(actor, bind)})
select (select coalesce(json_agg(shown order by ${NEWEST}), '[]')::text
    from page t ${QUEUE_NAMES} join team q on q.id = t.team_id
    cross join lateral (select ${queueColumns('$1::text', 'q.key')}) shown) as items,
  (select coalesce(json_agg(json_build_object('teamKey', q.key, 'seq', coalesce(c.seq, 0)) order by q.key), '[]')::text
    from team q left join queue_counter c on c.team_id = q.id
    where q.id = any(${bind(teamIds)}::uuid[]) and q.id in (select team_id from page)) as queues`;
  return { sql, parameters };
}
