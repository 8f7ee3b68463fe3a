import { ticketPolicy, type Actor } from '@desk/access';
import type { MessageView } from '@desk/contracts';
import { toIso, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { moveUploads, type Composer } from '../attachments/upload-rows.js';
import { messageByAgent, messageByRequester, type Writing } from '../domain/conversation.js';
import type { NewMessage } from '../domain/decision.js';
import { TicketDesk } from '../ticket-desk.js';
import type { StoredCourse } from '../tickets.repository.js';

/** Where the files of a message wait until it leaves. */
export interface MessageFiles {
  readonly ids: readonly string[];
  readonly heldId?: string;
}

/** Lets a message leave: now is when it was written, for the clocks as for the reader. */
@Injectable()
export class MessageWriting {
  constructor(private readonly desk: TicketDesk) {}

  async write(tx: Tx, actor: Actor, course: StoredCourse, writing: Writing, files: MessageFiles): Promise<NewMessage> {
    const on = await this.desk.caseOf(tx, actor, course);
    const { messages } = await this.desk.carryOutOnly(on, course, (ticket) =>
      ticketPolicy.readInternal(actor, ticket)
        ? messageByAgent(ticket, on.hand, writing, actor)
        : messageByRequester(ticket, on.hand, writing),
    );
    const message = messages.find(({ id }) => id === writing.id);
    if (!message) throw new Error('the message was not written');
    const { ids, ...held } = files;
    const composer: Composer = { authorId: actor.id, kind: 'message', ticketId: course.ticket.id };
    await moveUploads(tx, { ...composer, ...held }, ids, belongingTo(course.ticket, message.id));
    return message;
  }
}

/** To a message, or with null to the ticket as it was filed. */
export const belongingTo = (ticket: { id: string; agencyId: string }, messageId: string | null) => ({
  table: 'message_attachment',
  column: 'message_id',
  id: messageId,
  ticket,
});

export function viewMessage(actor: Actor, message: NewMessage): MessageView {
  return {
    id: message.id,
    author: { id: actor.id, name: actor.name },
    authorRole: message.authorRole,
    origin: message.origin,
    text: message.text,
    createdAt: toIso(message.createdAt),
  };
}
