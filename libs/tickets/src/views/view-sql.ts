import type { Actor } from '@desk/access';
import { OPEN_STATES, VIEW_STATES, type BuiltInView, type ViewFilters, type ViewOrder } from '@desk/contracts';
import { cursorKey, readCursor, toIso, type CursorShape } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import { QUEUE_ORDER } from '../queries/queue-row.js';
import { readable } from '../queries/readable.js';
import { iso, literals } from '../queries/sql-json.js';
import { holdsResolved, statesOf, wordsOf } from './domain/view.js';
import type { Queue } from './readable-queues.js';

/** Who reads what, when: all that the SQL of a view depends on. */
export interface ViewRead {
  readonly actor: Actor;
  /** null: a saved view. */
  readonly builtIn: BuiltInView | null;
  readonly filters: ViewFilters;
  readonly order: ViewOrder;
  /** The queues of which it is made; see `queuesOf`. */
  readonly queues: readonly Queue[];
  readonly now: Temporal.Instant;
}

interface OrderSql {
  readonly by: string;
  readonly cursor: CursorShape;
  /** True of rows behind the place whose keys are bound to `keys`. */
  readonly behind: (keys: readonly string[]) => string;
  /** The place of a row as `readCursor` wants it. */
  readonly place: string;
}

const due = `case when t.next_due_at is null then 'infinity' else ${iso('t.next_due_at')} end`;

export const ORDERS: Readonly<Record<ViewOrder, OrderSql>> = {
  queue: {
    by: QUEUE_ORDER,
    cursor: [cursorKey.integer, cursorKey.instant, cursorKey.instant, cursorKey.uuid],
    behind: ([rank, dueAt, filed, id]) =>
      `(${QUEUE_ORDER}) > (${rank}::int, ${dueAt}::timestamptz, ${filed}::timestamptz, ${id}::uuid)`,
    place: `json_build_array(t.queue_rank, ${due}, ${iso('t.filed_at')}, t.id)`,
  },
  due: {
    by: 't.queue_due, t.filed_at, t.id',
    cursor: [cursorKey.instant, cursorKey.instant, cursorKey.uuid],
    behind: ([dueAt, filed, id]) =>
      `(t.queue_due, t.filed_at, t.id) > (${dueAt}::timestamptz, ${filed}::timestamptz, ${id}::uuid)`,
    place: `json_build_array(${due}, ${iso('t.filed_at')}, t.id)`,
  },
  filed: newestFirst('t.filed_at'),
  updated: newestFirst('t.updated_at'),
};

function newestFirst(column: string): OrderSql {
  return {
    by: `${column} desc, t.id desc`,
    cursor: [cursorKey.instant, cursorKey.uuid],
    behind: ([at, id]) => `(${column}, t.id) < (${at}::timestamptz, ${id}::uuid)`,
    place: `json_build_array(${iso(column)}, t.id)`,
  };
}

/** The queues of which a view is made: those it names, or all that the reader may read, in the lines that it names. */
export function queuesOf(filters: ViewFilters, readableQueues: readonly Queue[]): readonly Queue[] {
  return readableQueues.filter(
    ({ key, line }) =>
      (filters.team === undefined || filters.team.includes(key)) &&
      (filters.line === undefined || filters.line.includes(line)),
  );
}

type Bind = (value: unknown) => string;

/**
 * The first tickets of a view in its order, as a select of `ticket t`. Each queue is read by the index of the order, no
 * further than the page needs; a person's own tickets are few, and read by theirs. `limit` null: all of them.
 */
export function ticketsOf(view: ViewRead, bind: Bind, limit: number | null, cursor?: string): string {
  const { actor, builtIn, order } = view;
  const { by, cursor: shape, behind } = ORDERS[order];
  const place = cursor === undefined ? [] : [behind(readCursor(cursor, shape).map(bind))];
  const ordered = limit === null ? '' : `order by ${by} limit ${limit}`;
  if (builtIn === 'watched') {
    const where = [`t.state in (${literals(VIEW_STATES)})`, readable(actor, bind), ...place];
    return `select t.* from ticket_watch w join ticket t on t.id = w.ticket_id
      where w.person_id = ${bind(actor.id)}::uuid and ${where.join(' and ')} ${ordered}`;
  }
  const where = [...conditions(view, bind), ...place];
  const person = personOf(view);
  if (person !== null) {
    const within =
      builtIn === 'my_work' ? '' : `join ${queuesAs(view.queues, bind)} on t.team_id = queue.id and ${SERVED}`;
    return `select t.* from ticket t ${within}
      where ${[`t.assignee_id = ${bind(person)}::uuid`, `t.state in (${literals(OPEN_STATES)})`, ...where].join(' and ')} ${ordered}`;
  }
  return `select t.* from ${queuesAs(view.queues, bind)} cross join lateral (
    select t.* from ticket t where ${['t.team_id = queue.id', SERVED, ...where].join(' and ')} ${ordered}) t`;
}

/** A team with a list of its own has the agencies of that list in its queue. */
export const queuesAs = (queues: readonly Queue[], bind: Bind): string =>
  `unnest(${bind(queues.map(({ id }) => id))}::uuid[], ${bind(queues.map(({ list }) => list && `{${list.join(',')}}`))}::text[]) queue (id, list)`;
export const SERVED = '(queue.list is null or t.agency_id = any(queue.list::uuid[]))';

/** The person whose open tickets these are, where the view is about one. */
function personOf({ actor, filters }: ViewRead): string | null {
  if (filters.assignee === undefined || filters.assignee === 'none' || holdsResolved(filters)) return null;
  return filters.assignee === 'me' ? actor.id : filters.assignee;
}

/** True of `ticket t` when the word begins a word of its subject. Says nothing of who may know that. */
export const subjectHas = (word: string, bind: Bind): string =>
  `' ' || replace(lower(t.subject), '-', ' ') like ${bind(`% ${word.replace(/[\\%_]/g, '\\$&')}%`)}`;

function conditions({ actor, filters, now }: ViewRead, bind: Bind): string[] {
  const states = statesOf(filters);
  // Said as the indexes say it, so that the planner knows that they hold all of these.
  const where = [`t.state in (${literals(holdsResolved(filters) ? VIEW_STATES : OPEN_STATES)})`];
  if (filters.state?.length) where.push(`t.state = any(${bind(states)}::text[])`);
  if (filters.assignee === 'none') where.push('t.assignee_id is null');
  else if (filters.assignee !== undefined)
    where.push(`t.assignee_id = ${bind(filters.assignee === 'me' ? actor.id : filters.assignee)}::uuid`);
  if (filters.priority) where.push(`t.priority = any(${bind(filters.priority)}::smallint[])`);
  if (filters.service)
    where.push(`t.service_id = any(array(select id from service where key = any(${bind(filters.service)}::text[])))`);
  if (filters.agency)
    where.push(`t.agency_id = any(array(select id from agency where key = any(${bind(filters.agency)}::text[])))`);
  // What is masked cannot be found by what is masked.
  if (filters.tag) where.push(`t.tags && ${bind(filters.tag)}::text[] and not t.sensitive`);
  if (filters.channel) where.push(`t.channel = any(${bind(filters.channel)}::text[])`);
  if (filters.dueWithinMinutes !== undefined)
    where.push(`t.queue_due <= ${bind(toIso(now.add({ minutes: filters.dueWithinMinutes })))}::timestamptz`);
  if (filters.filedAfter !== undefined) where.push(`t.filed_at >= ${bind(filters.filedAfter)}::timestamptz`);
  if (filters.filedBefore !== undefined) where.push(`t.filed_at < ${bind(filters.filedBefore)}::timestamptz`);
  for (const word of wordsOf(filters.words ?? '')) where.push(`not t.sensitive and ${subjectHas(word, bind)}`);
  return where;
}

/**
 * Said before a view is read. The planner takes the guard of agencies for selective; for most agents it is not, and then
 * reading all tickets of all their agencies into a bitmap costs a hundred times the walk along the index of the order.
 */
export const WALK_THE_INDEX = 'set local enable_bitmapscan = off';
