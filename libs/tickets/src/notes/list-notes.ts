import type { NoteView, Page } from '@desk/contracts';
import type { Actor } from '@desk/access';
import type { JsonText, Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { thread, threadPage } from '../queries/thread.js';
import { TicketReads } from '../queries/ticket-reads.js';

/** What agents have written to each other, oldest first. For agents only. */
@Injectable()
export class ListNotes {
  constructor(private readonly reads: TicketReads) {}

  async run(actor: Actor, idOrNumber: string, paging: Paging): Promise<JsonText<Page<NoteView>>> {
    const asked = thread('ticket_note', 'm.origin', paging);
    const found = await this.reads.of(actor, idOrNumber, 'readNotes', asked.name, asked.sql, asked.parameters);
    return threadPage(found, asked);
  }
}
