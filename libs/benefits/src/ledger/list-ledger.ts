import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { LedgerRow, Page } from '@desk/contracts';
import { cursorKey, Database, encodeCursor, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { LEDGER_ROW } from './ledger-rows.js';

const DEFAULT_LIMIT = 50;
const CURSOR = [cursorKey.date, cursorKey.uuid];

/** What centralising has cost, the newest day first; lines that were taken back stand there as such. */
@Injectable()
export class ListLedger {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: Paging & { year?: number }): Promise<Page<LedgerRow>> {
    authoriseDesk(actor, 'readBenefitPlan');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [day, id] = query.cursor === undefined ? [null, null] : readCursor(query.cursor, CURSOR);
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<{ row: LedgerRow }>(
        `select ${LEDGER_ROW} from ledger_line l
         where ($1::integer is null or l.spent_on between make_date($1, 1, 1) and make_date($1, 12, 31))
           and ($2::date is null or (l.spent_on, l.id) < ($2::date, $3::uuid))
         order by l.spent_on desc, l.id desc limit ${limit + 1}`,
        [query.year ?? null, day, id],
      ),
    );
    const items = rows.slice(0, limit).map(({ row }) => row);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.on, last.id]) : null };
  }
}
