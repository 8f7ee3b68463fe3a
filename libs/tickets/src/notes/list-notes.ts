import type { NoteView, Page } from '@desk/contracts';
import type { Actor } from '@desk/access';
import { cursorKey, readCursor } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { pageOf, type Paging } from '../queries/page.js';
import { iso, personRef } from '../queries/sql-json.js';
import { TicketReads } from '../queries/ticket-reads.js';

const DEFAULT_LIMIT = 200;

/** What agents have written to each other, oldest first. For agents only. */
@Injectable()
export class ListNotes {
  constructor(private readonly reads: TicketReads) {}

  async run(actor: Actor, idOrNumber: string, { cursor, limit = DEFAULT_LIMIT }: Paging): Promise<Page<NoteView>> {
    const place = cursor === undefined ? [] : readCursor(cursor, [cursorKey.instant, cursorKey.uuid]);
    const after = place.length > 0 ? 'and (n.created_at, n.id) > ($3::timestamptz, $4::uuid)' : '';
    const { items } = await this.reads.of<{ items: NoteView[] }>(
      actor,
      idOrNumber,
      'readNotes',
      place.length > 0 ? 'notes next' : 'notes',
      `(select coalesce(json_agg(json_build_object(
          'id', n.id, 'author', ${personRef('n.author_id')}, 'origin', n.origin, 'text', n.text,
          'createdAt', ${iso('n.created_at')}) order by n.created_at, n.id), '[]')
        from (select n.* from ticket_note n where n.ticket_id = t.id ${after}
          order by n.created_at, n.id limit $2::bigint) n) as items`,
      [limit + 1, ...place],
    );
    return pageOf(items, limit, (last) => [last.createdAt, last.id]);
  }
}
