import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { BuiltInView, ViewFilters, ViewOrder, ViewPage } from '@desk/contracts';
import { Clock, Config, cursorOf, Database, JsonText, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT } from '../../queries/page.js';
import { queueColumns, QUEUE_NAMES } from '../../queries/queue-row.js';
import { builtInView, holdsResolved, isBuiltIn } from '../domain/view.js';
import { ReadableQueues } from '../readable-queues.js';
import { SavedViews } from '../saved-views.js';
import { ORDERS, queuesOf, ticketsOf, WALK_THE_INDEX, type ViewRead } from '../view-sql.js';

/** A screen follows the changes of so many queues; a view of more is fetched anew instead. */
const MOST_FOLLOWED = 40;

/** A page of a view, in its order, with the queues whose changes keep it as it is. */
@Injectable()
export class ListViewTickets {
  constructor(
    private readonly database: Database,
    private readonly queues: ReadableQueues,
    private readonly saved: SavedViews,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, query: Paging): Promise<JsonText<ViewPage>> {
    authoriseDesk(actor, 'workQueues');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const view = await this.view(actor, id);
    const { sql, parameters } = statement(view, limit, `${this.config.ticketPrefix}-`, query.cursor);
    const [page] = await this.database.snapshot(scopeOf(actor), async (tx) => {
      await tx.query(WALK_THE_INDEX);
      return tx.query<Found>(sql, parameters);
    });
    const { items, queues, next } = page ?? { items: '[]', queues: '[]', next: null };
    const cursor = next === null ? 'null' : `"${cursorOf(next)}"`;
    return new JsonText(
      `{"items":${items},"nextCursor":${cursor},"queues":${queues},"live":${view.builtIn !== 'watched' && !holdsResolved(view.filters) && view.queues.length <= MOST_FOLLOWED}}`,
    );
  }

  private async view(actor: Actor, id: string): Promise<ViewRead> {
    const now = this.clock.now();
    const readable = await this.queues.of(actor);
    const of = (builtIn: BuiltInView | null, filters: ViewFilters, order: ViewOrder): ViewRead => ({
      actor,
      builtIn,
      filters,
      order,
      queues: queuesOf(filters, readable),
      now,
    });
    if (isBuiltIn(id)) {
      const { filters, order } = builtInView(id, actor.teams);
      return of(id, filters, order);
    }
    const { filters, order } = await this.saved.find(actor, id);
    return of(null, filters, order);
  }
}

interface Found {
  readonly items: string;
  readonly queues: string;
  readonly next: string | null;
}

/**
 * Rows and numbers come from one snapshot, as those of a single queue do. One's own work and watched tickets can stand
 * anywhere: of these the queues of one's teams are followed, and those in which the rows of the page stand.
 */
function statement(view: ViewRead, limit: number, prefix: string, cursor: string | undefined) {
  const parameters: unknown[] = [prefix];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const { by, place } = ORDERS[view.order];
  const tickets = ticketsOf(view, bind, limit + 1, cursor);
  const anywhere = view.builtIn === 'my_work' || view.builtIn === 'watched';
  const followed = anywhere
    ? `q.id = any(${bind(view.actor.teams.map(({ id }) => id))}::uuid[]) or q.id in (select team_id from page)`
    : 'true';
  const sql = /* sql */ `
with page as (
  select t.*, row_number() over (order by ${by}) as place from (${tickets}) t order by ${by} limit ${limit + 1}
)
select (select coalesce(json_agg(shown order by t.place), '[]')::text
    from page t ${QUEUE_NAMES} join team q on q.id = t.team_id
    cross join lateral (select ${queueColumns('$1::text', 'q.key')}) shown where t.place <= ${limit}) as items,
  (select coalesce(json_agg(json_build_object('teamKey', q.key, 'seq', coalesce(c.seq, 0)) order by q.key), '[]')::text
    from team q left join queue_counter c on c.team_id = q.id
    where q.id = any(${bind(view.queues.map(({ id }) => id))}::uuid[]) and (${followed})) as queues,
  (select ${place}::text from page t where t.place = ${limit} and exists (select from page where place > ${limit})) as next`;
  return { sql, parameters };
}
