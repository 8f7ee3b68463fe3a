import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { OPEN_STATES, type KnownTag } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { literals } from '../../queries/sql-json.js';
import { ReadableQueues } from '../readable-queues.js';
import { queuesAs, SERVED } from '../view-sql.js';

/** More than this nobody looks through; another one is typed. */
const MOST_TAGS = 200;

/** Which tags open tickets have, among the queues that the actor may read. */
@Injectable()
export class ListTags {
  constructor(
    private readonly database: Database,
    private readonly queues: ReadableQueues,
  ) {}

  async run(actor: Actor): Promise<{ items: KnownTag[] }> {
    authoriseDesk(actor, 'saveViews');
    const readable = await this.queues.of(actor);
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const sql = /* sql */ `
select tag, count(*)::int as count from ${queuesAs(readable, bind)} cross join lateral (
  select unnest(t.tags) as tag from ticket t where t.team_id = queue.id and ${SERVED}
    and t.state in (${literals(OPEN_STATES)}) and not t.sensitive and t.tags <> '{}') t
group by tag order by count desc, tag limit ${MOST_TAGS}`;
    return { items: await this.database.read(scopeOf(actor), (tx) => tx.query<KnownTag>(sql, parameters)) };
  }
}
