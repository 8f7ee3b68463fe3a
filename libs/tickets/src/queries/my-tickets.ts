import { OPEN_STATES, type MyTicketRow, type Page } from '@desk/contracts';
import { scopeOf, type Actor } from '@desk/access';
import { Config, Database, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEFAULT_LIMIT, pageOf } from './page.js';
import { iso, literals, serviceRef } from './sql-json.js';
import { beforeCursor, NEWEST, NEWEST_CURSOR, placeOfNewest } from './ticket-hit.js';

export interface MyTicketsQuery extends Paging {
  readonly state?: 'open' | 'done';
}

/** What the actor has asked for, and what they filed for a colleague; newest first. */
@Injectable()
export class MyTickets {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: MyTicketsQuery): Promise<Page<MyTicketRow>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const place = query.cursor === undefined ? [] : readCursor(query.cursor, NEWEST_CURSOR);
    const also = [
      ...(place.length > 0 ? [beforeCursor('$4', '$5')] : []),
      ...(query.state ? [`t.state ${query.state === 'open' ? '' : 'not'} in (${literals(OPEN_STATES)})`] : []),
    ];
    const newest = (whose: string) =>
      `(select t.* from ticket t where ${[whose, ...also].join(' and ')} order by ${NEWEST} limit ${limit + 1})`;
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<{ row: MyTicketRow }>(
        `select ${ROW} as row from (${newest('t.requester_id = $2')} union all ${newest(FOLLOWED)}) t
         order by ${NEWEST} limit ${limit + 1}`,
        [`${this.config.ticketPrefix}-`, actor.id, actor.ownAgencyIds, ...place],
      ),
    );
    return pageOf(
      rows.map(({ row }) => row),
      limit,
      placeOfNewest,
    );
  }
}

const FOLLOWED = `t.filed_by_id = $2 and t.filed_by_id <> t.requester_id and not t.sensitive and t.agency_id = any($3::uuid[])`;

/** `updatedAt` is that of news to the requester: commands leave it alone when agents write to each other. */
const ROW = `json_build_object(
  'id', t.id, 'number', $1::text || t.number, 'subject', t.subject, 'state', t.state, 'service', ${serviceRef('t.service_id')},
  'filedAt', ${iso('t.filed_at')}, 'updatedAt', ${iso('t.updated_at')}, 'awaitsYou', t.state = 'pending_requester')`;
