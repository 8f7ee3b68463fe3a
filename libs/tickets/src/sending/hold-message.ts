import { scopeOf, ticketPolicy, type Actor } from '@desk/access';
import type { HeldMessageView, HoldMessageRequest } from '@desk/contracts';
import { Clock, Config, Database, LiveHub, newId, personRoom, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseUnknown } from '../attachments/upload-rows.js';
import { allowedMoves, isAllowed } from '../domain/ticket-state.js';
import { draftSent } from '../drafts/draft-rows.js';
import { changesSince } from '../queries/changes-since.js';
import { Idempotency, type Attempt } from '../idempotency.js';
import { TicketDesk } from '../ticket-desk.js';
import type { StoredTicket } from '../ticket.row.js';
import { holdSecondsOf } from './holding.js';
import { insertHeld, readHeld } from './held-rows.js';

/**
 * Writes a message that leaves some seconds later, so that its author can call it back. Until then the ticket knows
 * nothing of it. What has changed since the author last looked is told before.
 */
@Injectable()
export class HoldMessage {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly hub: LiveHub,
  ) {}

  async run(
    actor: Actor,
    idOrNumber: string,
    request: HoldMessageRequest,
    attempt: Attempt | null,
  ): Promise<HeldMessageView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const { ticket } = await this.desk.open(tx, actor, idOrNumber, 'message');
      const first = attempt && (await this.idempotency.recall<HeldMessageView>(tx, actor, ticket.agencyId, attempt));
      if (first) return first;
      this.refuseEnded(ticket);
      await refuseUnseen(tx, actor, ticket, request);
      const seconds = request.holdSeconds ?? (await holdSecondsOf(tx, actor.id));
      const id = newId();
      const { agencyId, id: ticketId, eventSeq: seenSeq } = ticket;
      const held = { id, agencyId, ticketId, authorId: actor.id, text: request.text, seenSeq, macro: null };
      await insertHeld(tx, held, this.clock.now(), seconds);
      await keepFiles(tx, actor, ticket.id, id, request.attachments ?? []);
      await draftSent(tx, actor, request.draftId);
      this.hub.emit(tx, [personRoom(actor.id)], 'changed', { topic: 'writing', id: ticket.id });
      const [view] = await readHeld(tx, 'h.id = $2', [`${this.config.ticketPrefix}-`, id]);
      if (!view) throw new Error('the held message was not written');
      if (attempt) await this.idempotency.remember(tx, actor, attempt, view);
      return view;
    });
  }

  /** A message to a ticket that has ended opens a new one: that is asked for at once, not by and by. */
  private refuseEnded(ticket: StoredTicket): void {
    const at = this.clock.now();
    if (isAllowed(ticket, 'message', at)) return;
    throw new Problem('move_not_allowed', 'The ticket has ended: a message to it opens a new one, and is not held.', {
      allowed: allowedMoves(ticket, at),
    });
  }
}

async function keepFiles(tx: Tx, actor: Actor, ticketId: string, heldId: string, ids: readonly string[]) {
  if (ids.length === 0) return;
  const kept = await tx.query<{ id: string }>(
    `update upload set held_id = $1 where id = any($2::uuid[]) and author_id = $3 and kind = 'message' and ticket_id = $4
       and held_id is null returning id`,
    [heldId, ids, actor.id, ticketId],
  );
  refuseUnknown(ids, kept);
}

/** Refuses when somebody else has written or the state has changed since the author looked, and says what. */
async function refuseUnseen(tx: Tx, actor: Actor, ticket: StoredTicket, seen: HoldMessageRequest): Promise<void> {
  const internal = ticketPolicy.readInternal(actor, ticket);
  const changed = seen.version === ticket.version ? {} : await changesSince(tx, ticket.id, seen.version, { internal });
  const [written] = await tx.query<{ id: string }>(
    `select m.id from ticket_message m where m.ticket_id = $1 and m.author_id is distinct from $2 and ($3::uuid is null
       or (m.created_at, m.id) > (select l.created_at, l.id from ticket_message l where l.id = $3::uuid and l.ticket_id = $1))
     order by m.created_at desc, m.id desc limit 1`,
    [ticket.id, actor.id, seen.lastMessageId],
  );
  if (!written && changed['state'] === undefined) return;
  throw new Problem(
    'stale_version',
    'The ticket has changed while you wrote: look at it, and send again if you still want to.',
    {
      current: {
        version: ticket.version,
        changes: {
          ...changed,
          ...(written && { lastMessageId: [seen.lastMessageId, written.id] as [unknown, unknown] }),
        },
      },
    },
  );
}
