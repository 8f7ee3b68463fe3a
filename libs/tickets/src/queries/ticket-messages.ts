import type { MessageView, Page } from '@desk/contracts';
import type { Actor } from '@desk/access';
import { cursorKey, readCursor } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { pageOf, type Paging } from './page.js';
import { iso, personRef } from './sql-json.js';
import { TicketReads } from './ticket-reads.js';

/** A conversation is read whole; only the longest come in pages. */
const DEFAULT_LIMIT = 200;

/** The conversation with the requester, oldest first. */
@Injectable()
export class TicketMessages {
  constructor(private readonly reads: TicketReads) {}

  async run(actor: Actor, idOrNumber: string, { cursor, limit = DEFAULT_LIMIT }: Paging): Promise<Page<MessageView>> {
    const place = cursor === undefined ? [] : readCursor(cursor, [cursorKey.instant, cursorKey.uuid]);
    const after = place.length > 0 ? 'and (m.created_at, m.id) > ($3::timestamptz, $4::uuid)' : '';
    const { items } = await this.reads.of<{ items: MessageView[] }>(
      actor,
      idOrNumber,
      'read',
      place.length > 0 ? 'messages next' : 'messages',
      `(select coalesce(json_agg(json_build_object(
          'id', m.id, 'author', ${personRef('m.author_id')}, 'authorRole', m.author_role, 'origin', m.origin,
          'text', m.text, 'createdAt', ${iso('m.created_at')}) order by m.created_at, m.id), '[]')
        from (select m.* from ticket_message m where m.ticket_id = t.id ${after}
          order by m.created_at, m.id limit $2::bigint) m) as items`,
      [limit + 1, ...place],
    );
    return pageOf(items, limit, (last) => [last.createdAt, last.id]);
  }
}
