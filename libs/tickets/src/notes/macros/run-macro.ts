import { scopeOf, type Actor } from '@desk/access';
import { Macros } from '@desk/catalogue';
import type { RunMacroRequest, TicketView } from '@desk/contracts';
import { Clock, Database, LiveHub, newId, personRoom, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { notBefore, nothing, type NewMessage } from '../../domain/decision.js';
import { carryOutMacro } from '../../domain/macro.js';
import { insertHeld, type Held } from '../../sending/held-rows.js';
import { holdSecondsOf } from '../../sending/holding.js';
import { Leaving, type MacroRunner } from '../../sending/leaving.js';
import { refuseStale, TicketDesk, type Case } from '../../ticket-desk.js';
import type { StoredCourse } from '../../tickets.repository.js';
import { writeNote } from '../write-note.js';
import { MacroPlans, type MacroPlan } from './macro-plan.js';

/** Does all that a macro says in one transaction, or nothing of it: now, or when what it writes to the requester leaves. */
@Injectable()
export class RunMacro implements MacroRunner {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly plans: MacroPlans,
    private readonly macros: Macros,
    private readonly clock: Clock,
    private readonly hub: LiveHub,
    leaving: Leaving,
  ) {
    leaving.macrosAreRunBy(this);
  }

  async run(actor: Actor, idOrNumber: string, macroId: string, request: RunMacroRequest): Promise<TicketView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.desk.open(tx, actor, idOrNumber, 'readInternal');
      await refuseStale(tx, actor, course.ticket, request.version);
      const on = await this.desk.caseOf(tx, actor, course);
      const plan = await this.plans.of(on, actor, macroId, request);
      const seconds = request.hold && plan.message ? await holdSecondsOf(tx, actor.id) : 0;
      if (seconds > 0) return this.hold(on, course, plan, request.note ?? null, seconds);
      const view = await this.desk.carryOut(on, course, (ticket) => carryOutMacro(ticket, on.hand, plan.order, actor));
      await this.writeRest(on, plan);
      return view;
    });
  }

  async runHeld(tx: Tx, author: Actor, course: StoredCourse, held: Held): Promise<NewMessage> {
    const on = await this.desk.caseOf(tx, author, course);
    const note = held.macro?.note ?? undefined;
    const texts = { message: held.text, ...(note !== undefined && { note }) };
    const plan = await this.plans.of(on, author, held.macro?.id ?? '', texts, held.id);
    const { messages } = await this.desk.carryOutOnly(on, course, (ticket) =>
      carryOutMacro(ticket, on.hand, plan.order, author),
    );
    await this.writeRest(on, plan);
    const message = messages.find(({ id }) => id === held.id);
    if (!message) throw new Error('the message of the macro was not written');
    return message;
  }

  /** What would be refused is refused now, while its author looks. */
  private async hold(
    on: Case,
    course: StoredCourse,
    { macro, order, message }: MacroPlan,
    note: string | null,
    seconds: number,
  ): Promise<TicketView> {
    const { tx, actor, ticket } = on;
    this.desk.rehearse(on, course, (now) => carryOutMacro(now, on.hand, order, actor));
    const held = {
      id: newId(),
      agencyId: ticket.agencyId,
      ticketId: ticket.id,
      authorId: actor.id,
      text: message?.text ?? '',
      seenSeq: ticket.eventSeq,
      macro: { id: macro.id, name: macro.name, note },
    };
    await insertHeld(tx, held, this.clock.now(), seconds);
    this.hub.emit(tx, [personRoom(actor.id)], 'changed', { topic: 'writing', id: ticket.id });
    return this.desk.carryOut(on, course, nothing);
  }

  private async writeRest({ tx, ticket, hand }: Case, { macro, order, note }: MacroPlan): Promise<void> {
    if (order.noteId !== null && note !== null) {
      const at = notBefore(hand.at, ticket.lastEventAt);
      await writeNote(tx, order.noteId, ticket, hand, at, note.text);
    }
    await this.macros.countUse(tx, macro.id);
  }
}
