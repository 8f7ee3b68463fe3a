import type { CouncilChange, Page } from '@desk/contracts';
import { cursorKey, Database, encodeCursor, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDesk } from '../authorise.js';
import type { Actor } from '../policies/actor.js';
import { councilScope } from './council.js';

const DEFAULT_LIMIT = 20;
const CURSOR = [cursorKey.instant, cursorKey.uuid];

/** Who was taken in or out, when and by whom, newest first. */
@Injectable()
export class ListCouncilChanges {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: Paging): Promise<Page<CouncilChange>> {
    authoriseDesk(actor, 'editCouncil');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? [null, null] : readCursor(query.cursor, CURSOR);
    const rows = await this.database.read(councilScope(actor), (tx) =>
      tx.query<CouncilChange>(CHANGES, [...after, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
  }
}

const CHANGES = /* sql */ `
select c.id, c.what, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = c.person_id) as person,
  (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = c.by_id) as by
from user_council_change c
where $1::timestamptz is null or (c.at, c.id) < ($1::timestamptz, $2::uuid)
order by c.at desc, c.id desc limit $3`;
