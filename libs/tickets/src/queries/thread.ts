import { cursorKey, JsonText, readCursor, type Cells, type Paging } from '@desk/platform';
import type { Page } from '@desk/contracts';
import { pageOf } from './page.js';
import { iso } from './sql-json.js';

/** What was written on a ticket is read whole; only the longest comes in pages. */
const DEFAULT_LIMIT = 200;

/** What is written on a ticket, one text after the other, oldest first. */
export interface Thread {
  readonly name: string;
  /** Its SQL, as `TicketReads.of` wants it, and the parameters that it takes. */
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly limit: number;
}

/**
 * The table is named by whoever may read it: this room cannot name that of the notes.
 * @param columns of a line beside its id, author, text and time
 */
export function thread(table: string, columns: string, paging: Paging): Thread {
  const { cursor, limit = DEFAULT_LIMIT } = paging;
  const [after, place] =
    cursor === undefined
      ? ['', []]
      : [
          'and (m.created_at, m.id) > ($3::timestamptz, $4::uuid)',
          readCursor(cursor, [cursorKey.instant, cursorKey.uuid]),
        ];
  const name = cursor === undefined ? table : `${table} next`;
  return { name, sql: linesOf(table, columns, after), parameters: [limit + 1, ...place], limit };
}

/** The page that was read. The line too many, which only says that there are more, is rare: only then is it looked into. */
export function threadPage<T extends { id: string; createdAt: string }>(
  [lines, count]: Cells,
  { limit }: Thread,
): JsonText<Page<T>> {
  if (Number(count) <= limit) return new JsonText(`{"items":${lines},"nextCursor":null}`);
  const page = pageOf(JSON.parse(lines ?? '[]') as T[], limit, (last) => [last.createdAt, last.id]);
  return new JsonText(JSON.stringify(page));
}

const linesOf = (table: string, columns: string, after: string): string => /* sql */ `(
  select coalesce(json_agg(shown order by m.created_at, m.id), '[]')::text as lines, count(*)
  from (select m.* from ${table} m where m.ticket_id = t.id ${after} order by m.created_at, m.id limit $2::bigint) m
  left join person p on p.id = m.author_id
  cross join lateral (
    select m.id, case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as author,
      ${columns}, m.text, ${iso('m.created_at')} as "createdAt") shown)`;
