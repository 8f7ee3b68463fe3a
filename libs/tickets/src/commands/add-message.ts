import { scopeOf, ticketPolicy, type Actor } from '@desk/access';
import type { AddMessageRequest, MessageView, TicketState } from '@desk/contracts';
import { Config, Database, newId, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { moveUploads } from '../attachments/upload-rows.js';
import type { NewMessage } from '../domain/decision.js';
import { formatNumber } from '../domain/ticket-number.js';
import { draftSent } from '../drafts/draft-rows.js';
import { Idempotency, type Attempt } from '../idempotency.js';
import { belongingTo, MessageWriting, viewMessage } from '../sending/message-writing.js';
import { TicketDesk } from '../ticket-desk.js';
import { TicketFiling } from '../ticket-filing.js';
import type { StoredTicket } from '../ticket.row.js';

/** A message, and the ticket in which it stands: a new one when the old has ended. */
export type AddedMessage = MessageView & { ticket: { id: string; number: string } };

export const ENDED: readonly TicketState[] = ['closed', 'cancelled'];

/** Writes to the other side of the conversation: requester to desk, or desk to requester. */
@Injectable()
export class AddMessage {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly writing: MessageWriting,
    private readonly filing: TicketFiling,
    private readonly idempotency: Idempotency,
    private readonly config: Config,
  ) {}

  async run(
    actor: Actor,
    idOrNumber: string,
    request: AddMessageRequest,
    attempt: Attempt | null,
  ): Promise<AddedMessage> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.desk.open(tx, actor, idOrNumber, 'message');
      const { agencyId, state } = course.ticket;
      const first = attempt && (await this.idempotency.recall<AddedMessage>(tx, actor, agencyId, attempt));
      if (first) return first;
      const added = ENDED.includes(state)
        ? await this.followUp(tx, actor, course.ticket, request)
        : await this.write(tx, actor, course, request);
      await draftSent(tx, actor, request.draftId);
      if (attempt) await this.idempotency.remember(tx, actor, attempt, added);
      return added;
    });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    course: Parameters<MessageWriting['write']>[2],
    { text, attachments = [] }: AddMessageRequest,
  ): Promise<AddedMessage> {
    const message = await this.writing.write(tx, actor, course, { id: newId(), text }, { ids: attachments });
    return this.view(actor, message, course.ticket);
  }

  /** The text describes the new ticket: as its opening it goes by the id of the ticket itself. */
  private async followUp(tx: Tx, actor: Actor, ended: StoredTicket, request: AddMessageRequest): Promise<AddedMessage> {
    const { text, attachments = [] } = request;
    const { ticket } = await this.filing.file(tx, actor, {
      subject: ended.subject,
      description: text,
      serviceId: ended.serviceId,
      kind: ended.kind === 'major_incident' ? 'incident' : ended.kind,
      impact: ended.impact,
      urgency: ended.urgency,
      ...(ended.location !== null && { location: ended.location }),
      requester: { id: ended.requesterId, agencyId: ended.agencyId },
      followsUpId: ended.id,
      sensitive: ended.sensitive,
    });
    const composer = { authorId: actor.id, kind: 'message', ticketId: ended.id } as const;
    await moveUploads(tx, composer, attachments, belongingTo(ticket, null));
    const authorRole = ticketPolicy.readInternal(actor, ended) ? 'agent' : 'requester';
    const origin = authorRole === 'agent' ? 'agent' : 'portal';
    const opening: NewMessage = {
      id: ticket.id,
      authorId: actor.id,
      authorRole,
      origin,
      text,
      createdAt: ticket.filedAt,
    };
    return this.view(actor, opening, ticket);
  }

  private view(actor: Actor, message: NewMessage, ticket: StoredTicket): AddedMessage {
    return {
      ...viewMessage(actor, message),
      ticket: { id: ticket.id, number: formatNumber(this.config.ticketPrefix, ticket.number) },
    };
  }
}
