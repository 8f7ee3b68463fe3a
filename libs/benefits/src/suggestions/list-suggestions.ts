import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { Page, SuggestionOrder, SuggestionQuery, SuggestionRow, SuggestionShow } from '@desk/contracts';
import { cursorKey, Database, encodeCursor, readCursor, type CursorShape } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { CURRENT, ROW } from './suggestion-rows.js';

const DEFAULT_LIMIT = 20;
const UNPLACED = 2_147_483_647;
const score = (key: string | number | null) => typeof key === 'number' && Number.isFinite(key);

/** What the list goes by, each within one index; the keys of a row are where the next page begins. */
const ORDERS: Record<
  SuggestionOrder,
  { by: string; after: string; shape: CursorShape; place: (row: SuggestionRow) => readonly (string | number)[] }
> = {
  rank: {
    by: `coalesce(s.place, ${UNPLACED}), (-coalesce(s.score, 0)), (-s.supporters), s.id`,
    after: `(coalesce(s.place, ${UNPLACED}), (-coalesce(s.score, 0)), (-s.supporters), s.id)
      > ($2::integer, $3::double precision, $4::integer, $5::uuid)`,
    shape: [cursorKey.integer, score, cursorKey.integer, cursorKey.uuid],
    place: (row) => [row.place ?? UNPLACED, -(row.score?.score ?? 0) || 0, -row.supporters || 0, row.id],
  },
  support: {
    by: 's.supporters desc, s.id desc',
    after: '(s.supporters, s.id) < ($2::integer, $3::uuid)',
    shape: [cursorKey.integer, cursorKey.uuid],
    place: (row) => [row.supporters, row.id],
  },
  newest: {
    by: 's.created_at desc, s.id desc',
    after: '(s.created_at, s.id) < ($2::timestamptz, $3::uuid)',
    shape: [cursorKey.instant, cursorKey.uuid],
    place: (row) => [row.createdAt, row.id],
  },
};

const SHOWS: Record<SuggestionShow, string> = {
  current: `s.hidden_reason is null and s.status in ${CURRENT}`,
  done: `s.hidden_reason is null and s.status = 'done'`,
  rejected: `s.hidden_reason is null and s.status = 'rejected'`,
  mine: 's.proposer_id = $1',
  hidden: 's.hidden_reason is not null',
};

/** Suggestions of the whole city. */
@Injectable()
export class ListSuggestions {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: SuggestionQuery): Promise<Page<SuggestionRow>> {
    const { show = 'current', order = 'rank', limit = DEFAULT_LIMIT, cursor } = query;
    authoriseDesk(actor, show === 'hidden' ? 'editOpenResults' : 'readOpenResults');
    const { by, after, shape, place } = ORDERS[order];
    const from = cursor === undefined ? [] : readCursor(cursor, shape);
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<SuggestionRow>(
        `select ${ROW} from suggestion s where ${SHOWS[show]} ${from.length > 0 ? `and ${after}` : ''}
         order by ${by} limit ${limit + 1}`,
        [actor.id, ...from],
      ),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor(place(last)) : null };
  }
}
