import { scopeOf, type Actor } from '@desk/access';
import { Macros } from '@desk/catalogue';
import type { RunMacroRequest, TicketView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { notBefore } from '../../domain/decision.js';
import { carryOutMacro } from '../../domain/macro.js';
import { refuseStale, TicketDesk } from '../../ticket-desk.js';
import { writeNote } from '../write-note.js';
import { MacroPlans } from './macro-plan.js';

/** Does all that a macro says in one transaction, or nothing of it. */
@Injectable()
export class RunMacro {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly plans: MacroPlans,
    private readonly macros: Macros,
  ) {}

  async run(actor: Actor, idOrNumber: string, macroId: string, request: RunMacroRequest): Promise<TicketView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.desk.open(tx, actor, idOrNumber, 'readInternal');
      await refuseStale(tx, actor, course.ticket, request.version);
      const on = await this.desk.caseOf(tx, actor, course);
      const { macro, order, note } = await this.plans.of(on, actor, macroId, request);
      const view = await this.desk.carryOut(on, course, (ticket) => carryOutMacro(ticket, on.hand, order, actor));
      if (order.noteId !== null && note !== null) {
        const at = notBefore(on.hand.at, course.ticket.lastEventAt);
        await writeNote(tx, order.noteId, course.ticket, on.hand, at, note.text);
      }
      await this.macros.countUse(tx, macro.id);
      return view;
    });
  }
}
