import { cursorKey, cursorOf, JsonText, readCursor, type Cells } from '@desk/platform';
import type { Page } from '@desk/contracts';
import type { Paging } from './page.js';
import { iso } from './sql-json.js';

/** What was written on a ticket is read whole; only the longest comes in pages. */
const DEFAULT_LIMIT = 200;

/** A thread of texts, oldest first: the messages of a ticket, or its notes. */
export interface Thread {
  readonly name: string;
  /** Of one page, as `TicketReads.of` wants it, and the parameters that it takes. */
  readonly page: string;
  readonly parameters: readonly unknown[];
}

/** @param columns of a line beside its id, author, text and time */
export function thread(table: 'ticket_message' | 'ticket_note', columns: string, paging: Paging): Thread {
  const { cursor, limit = DEFAULT_LIMIT } = paging;
  if (cursor === undefined) return { name: table, page: pageOf(table, columns, ''), parameters: [limit] };
  const place = readCursor(cursor, [cursorKey.instant, cursorKey.uuid]);
  const after = 'and (m.created_at, m.id) > ($3::timestamptz, $4::uuid)';
  return { name: `${table} next`, page: pageOf(table, columns, after), parameters: [limit, ...place] };
}

/** The page that was read, as JSON. */
export function threadPage<T>([items, next]: Cells): JsonText<Page<T>> {
  return new JsonText(`{"items":${items},"nextCursor":${next == null ? 'null' : `"${cursorOf(next)}"`}}`);
}

/** One line more than asked for is read: it only says that there are more. */
const pageOf = (table: string, columns: string, after: string): string => /* sql */ `(
  select coalesce(json_agg(shown order by m.place) filter (where m.place <= $2::bigint), '[]')::text as items,
    case when count(*) > $2::bigint
      then (json_agg(json_build_array(shown."createdAt", m.id)) filter (where m.place = $2::bigint) -> 0)::text end as next
  from (select m.*, row_number() over (order by m.created_at, m.id) as place from ${table} m
    where m.ticket_id = t.id ${after} order by m.created_at, m.id limit $2::bigint + 1) m
  left join person p on p.id = m.author_id
  cross join lateral (
    select m.id, case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as author,
      ${columns}, m.text, ${iso('m.created_at')} as "createdAt") shown)`;
