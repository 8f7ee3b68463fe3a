import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import {
  BUILT_IN_VIEWS,
  OPEN_STATES,
  OVERDUE_SOON_MINUTES,
  type BuiltInView,
  type ViewCount,
  type ViewItem,
  type ViewList,
} from '@desk/contracts';
import { Clock, Database, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { iso, literals } from '../../queries/sql-json.js';
import { builtInView, liveCounts } from '../domain/view.js';
import { readQueueSums, readWorkSums, shown } from '../queue-sums.js';
import { ReadableQueues, type Queue } from '../readable-queues.js';
import { savedViewItem } from '../saved-view.view.js';
import { SavedViews, type SavedView } from '../saved-views.js';
import { queuesOf, ticketsOf, WALK_THE_INDEX } from '../view-sql.js';

/** What is counted and not kept is counted no further. */
const MOST_COUNTED = 100;

/** Every view of the actor with its count: those of queues and of one's own work kept, the others counted up to a bound. */
@Injectable()
export class ListViews {
  constructor(
    private readonly database: Database,
    private readonly queues: ReadableQueues,
    private readonly saved: SavedViews,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor): Promise<ViewList> {
    authoriseDesk(actor, 'saveViews');
    const works = actor.roles.includes('agent');
    const readable = works ? await this.queues.of(actor) : [];
    const saved = await this.saved.list(actor);
    const live = liveCounts(actor.teams, readable);
    const now = this.clock.now();
    const [sums, work, counted] = await Promise.all([
      this.database.read(this.database.systemScope, (tx) =>
        readQueueSums(
          tx,
          readable.map(({ id }) => id),
        ),
      ),
      this.database.read(this.database.systemScope, (tx) => readWorkSums(tx, [actor.id])),
      works ? this.count(actor, readable, saved, now) : new Map<string, ViewCount>(),
    ]);
    const mine = work.get(actor.id) ?? 0;
    const kept = (view: BuiltInView): ViewCount | null => {
      const of = live.find((one) => one.view === view);
      if (!of) return null;
      const queues = sums.queues.filter(({ teamKey }) => of.teamKeys.includes(teamKey));
      return exactly(queues.reduce((sum, queue) => sum + queue[of.of], 0));
    };
    const builtIn = works ? BUILT_IN_VIEWS : [];
    return {
      items: [
        ...builtIn.map((view): ViewItem =>
          builtInItem(
            view,
            actor,
            view === 'my_work' ? exactly(mine) : (counted.get(view) ?? kept(view) ?? exactly(0)),
          ),
        ),
        ...saved.map((view) => savedViewItem(actor, view, counted.get(view.id) ?? null)),
      ],
      live,
      counters: { ...shown(sums, sums.queues), mine },
      shares: {
        all: actor.roles.includes('admin'),
        teamKeys: actor.teams.filter(({ lead }) => lead).map(({ key }) => key),
      },
    };
  }

  /** What no counter is kept of, in one statement: what is due soon, what is watched, and each saved view. */
  private async count(
    actor: Actor,
    readable: readonly Queue[],
    saved: readonly SavedView[],
    now: Temporal.Instant,
  ): Promise<Map<string, ViewCount>> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const upTo = (id: string, tickets: string, changesAt = 'null::text') =>
      `select ${bind(id)}::text as id, (select count(*)::int from (select from (${tickets}) t limit ${MOST_COUNTED}) t) as count, ${changesAt} as "changesAt"`;
    const read = { actor, queues: readable, now };
    const soon = builtInView('overdue_soon', actor.teams);
    const own = queuesOf(soon.filters, readable);
    const parts = [
      upTo(
        'overdue_soon',
        ticketsOf({ ...read, builtIn: 'overdue_soon', ...soon, queues: own }, bind, MOST_COUNTED),
        nextSoon(own, now, bind),
      ),
      upTo('watched', ticketsOf({ ...read, builtIn: 'watched', filters: {}, order: 'updated' }, bind, MOST_COUNTED)),
      ...saved.map(({ id, filters, order }) =>
        upTo(
          id,
          ticketsOf(
            { ...read, builtIn: null, filters, order, queues: queuesOf(filters, readable) },
            bind,
            MOST_COUNTED,
          ),
        ),
      ),
    ];
    const rows = await this.database.snapshot(scopeOf(actor), async (tx) => {
      await tx.query(WALK_THE_INDEX);
      return tx.query<{ id: string; count: number; changesAt: string | null }>(
        parts.map((part) => `(${part})`).join(' union all '),
        parameters,
      );
    });
    return new Map(
      rows.map(({ id, count, changesAt }) => [
        id,
        { count: Math.min(count, MOST_COUNTED - 1), exact: count < MOST_COUNTED, changesAt },
      ]),
    );
  }
}

/** When the next ticket of these queues begins to be due soon, by the index of due times. */
function nextSoon(queues: readonly Queue[], now: Temporal.Instant, bind: (value: unknown) => string): string {
  const from = bind(toIso(now.add({ minutes: OVERDUE_SOON_MINUTES })));
  return `(select ${iso(`(min(t.queue_due) - interval '${OVERDUE_SOON_MINUTES} minutes')`)}
    from unnest(${bind(queues.map(({ id }) => id))}::uuid[]) queue (id) cross join lateral (
      select t.queue_due from ticket t where t.team_id = queue.id and t.state in (${literals(OPEN_STATES)})
        and t.queue_due > ${from}::timestamptz and t.queue_due < 'infinity' order by t.queue_due limit 1) t)`;
}

const exactly = (count: number): ViewCount => ({ count, exact: true, changesAt: null });

function builtInItem(view: BuiltInView, actor: Actor, count: ViewCount): ViewItem {
  const { columns, filters, order } = builtInView(view, actor.teams);
  return {
    id: view,
    name: null,
    share: 'built_in',
    teamKey: null,
    columns: [...columns],
    filters,
    order,
    revision: null,
    editable: false,
    dropped: [],
    count,
  };
}
