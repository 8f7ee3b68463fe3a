import { authoriseDesk, showbackAgencyIds, type Actor } from '@desk/access';
import type { AgencyRef, Page, ShowbackLine, ShowbackMessage, ShowbackQuestion } from '@desk/contracts';
import { cursorKey, Database, encodeCursor, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { LINE, MESSAGE } from './line-rows.js';
import { showbackScope } from './showback-scope.js';

const DEFAULT_LIMIT = 50;
const CURSOR = [cursorKey.uuid];

interface Row extends ShowbackLine {
  readonly agency: AgencyRef;
  readonly closedIn: string;
  readonly last: ShowbackMessage;
}

/** The lines whose last message is the agency's. */
@Injectable()
export class ListShowbackQuestions {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: Paging): Promise<Page<ShowbackQuestion>> {
    authoriseDesk(actor, 'readShowback');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [null] : readCursor(query.cursor, CURSOR);
    const rows = await this.database.read(showbackScope(actor), (tx) =>
      tx.query<Row>(SQL, [showbackAgencyIds(actor), after, limit + 1]),
    );
    const items = rows.slice(0, limit).map(({ agency, closedIn, last, ...line }) => ({ line, closedIn, agency, last }));
    const end = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: end ? encodeCursor([end.last.id]) : null };
  }
}

const SQL = /* sql */ `
select ${LINE}, to_char(l.closed_in, 'YYYY-MM') as "closedIn", json_build_object('key', a.key, 'name', a.name) as agency,
  ${MESSAGE('q')} as last
from (select distinct on (line_id) * from showback_message where $1::uuid[] is null or agency_id = any($1::uuid[])
  order by line_id, id desc) q
join showback_line l on l.id = q.line_id join agency a on a.id = l.agency_id
where q.side = 'agency' and ($2::uuid is null or q.id < $2::uuid) order by q.id desc limit $3`;
