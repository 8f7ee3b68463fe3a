import { scopeOf, type Actor } from '@desk/access';
import type { NoticePage, NoticeView } from '@desk/contracts';
import { Config, cursorKey, Database, encodeCursor, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';

const DEFAULT_LIMIT = 20;
/** Beyond this nobody counts; the bell says "99+". */
const COUNT_TO = 100;
const CURSOR = [cursorKey.instant, cursorKey.uuid];

/** The reader's own notices, newest first, with how many are unread. */
@Injectable()
export class ListNotices {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: Paging): Promise<NoticePage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? null : readCursor(query.cursor, CURSOR);
    return this.database.read(scopeOf(actor), async (tx) => {
      const rows = await tx.query<{ notice: NoticeView }>(
        `select json_build_object('id', n.id, 'kind', n.kind, 'facts', n.facts,
             'createdAt', to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'readAt', to_char(n.read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'ticket', case when t.id is not null then json_build_object('id', t.id, 'number', $2::text || t.number,
               'subject', case when (not t.sensitive and not n.facts ? 'sight') or t.requester_id = n.person_id then t.subject end) end,
             'suggestion', (select json_build_object('id', s.id, 'title', s.title) from suggestion s where s.id = n.suggestion_id),
             'actionId', n.action_id,
             'showback', (select json_build_object('lineId', l.id, 'agency', a.name,
                 'month', to_char(coalesce(l.closed_in, n.closed_month), 'YYYY-MM'))
               from agency a left join showback_message w on w.id = n.showback_message_id left join showback_line l on l.id = w.line_id
               where a.id = n.agency_id and coalesce(l.closed_in, n.closed_month) is not null)) as notice
         from notice n left join ticket t on t.id = n.ticket_id
         where n.person_id = $1 ${after ? 'and (n.created_at, n.id) < ($3::timestamptz, $4::uuid)' : ''}
         order by n.created_at desc, n.id desc limit ${limit + 1}`,
        [actor.id, `${this.config.ticketPrefix}-`, ...(after ?? [])],
      );
      const [unread] = await tx.query<{ count: number }>(
        `select count(*)::int from (select 1 from notice where person_id = $1 and read_at is null limit ${COUNT_TO}) n`,
        [actor.id],
      );
      const items = rows.slice(0, limit).map(({ notice }) => notice);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null, unread: unread?.count ?? 0 };
    });
  }
}
