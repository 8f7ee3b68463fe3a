import { scopeOf, type Actor } from '@desk/access';
import type { MessageView } from '@desk/contracts';
import { Database, isId, LiveHub, notFound, personRoom, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { ENDED } from '../commands/add-message.js';
import { TicketDesk } from '../ticket-desk.js';
import { lockHeldOf } from './held-rows.js';
import { Leaving } from './leaving.js';
import { viewMessage } from './message-writing.js';

/** Its author lets a held message leave now, also when it was stopped. 404 when it has left already. */
@Injectable()
export class SendHeld {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly leaving: Leaving,
    private readonly hub: LiveHub,
  ) {}

  async run(actor: Actor, id: string): Promise<MessageView> {
    if (!isId(id)) throw notFound('The held message');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const held = await lockHeldOf(tx, actor.id, id);
      if (!held) throw notFound('The held message');
      const course = await this.desk.open(tx, actor, held.ticketId, 'message');
      if (ENDED.includes(course.ticket.state)) {
        throw new Problem(
          'move_not_allowed',
          'The ticket has ended: call the message back, and send it to a new one.',
          {
            allowed: [],
          },
        );
      }
      const message = await this.leaving.leave(tx, actor, course, held);
      this.hub.emit(tx, [personRoom(actor.id)], 'changed', { topic: 'writing', id: held.ticketId });
      return viewMessage(actor, message);
    });
  }
}
