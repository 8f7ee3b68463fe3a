import type { MessageView, Page } from '@desk/contracts';
import type { Actor } from '@desk/access';
import type { JsonText, Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { thread, threadPage } from './thread.js';
import { TicketReads } from './ticket-reads.js';

/** The conversation with the requester, oldest first. */
@Injectable()
export class TicketMessages {
  constructor(private readonly reads: TicketReads) {}

  async run(actor: Actor, idOrNumber: string, paging: Paging): Promise<JsonText<Page<MessageView>>> {
    const asked = thread('ticket_message', 'm.author_role as "authorRole", m.origin', paging);
    const found = await this.reads.of(actor, idOrNumber, 'read', asked.name, asked.sql, asked.parameters);
    return threadPage(found, asked);
  }
}
