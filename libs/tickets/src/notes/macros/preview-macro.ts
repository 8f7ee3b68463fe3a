import { scopeOf, type Actor } from '@desk/access';
import type { MacroPreview } from '@desk/contracts';
import { Database, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { changesBetween } from '../../domain/decision.js';
import { carryOutMacro, type MacroOrder } from '../../domain/macro.js';
import { inWords } from '../../queries/history-words.js';
import { TicketDesk, type Case } from '../../ticket-desk.js';
import type { StoredCourse } from '../../tickets.repository.js';
import { MacroPlans } from './macro-plan.js';

type Changes = MacroPreview['changes'];

/** What a macro would do to a ticket now, decided as it would be, and written nowhere. */
@Injectable()
export class PreviewMacro {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly plans: MacroPlans,
  ) {}

  async run(actor: Actor, idOrNumber: string, macroId: string): Promise<MacroPreview> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.desk.open(tx, actor, idOrNumber, 'readInternal');
      const on = await this.desk.caseOf(tx, actor, course);
      const { order, message, note } = await this.plans.of(on, actor, macroId);
      const outcome = this.outcome(on, course, order, actor);
      const changes = typeof outcome === 'string' ? {} : await worded(tx, outcome);
      const refusal = typeof outcome === 'string' ? outcome : null;
      return { version: course.ticket.version, changes, message, note, refusal };
    });
  }

  /** The changes, or why there would be none. */
  private outcome(on: Case, course: StoredCourse, order: MacroOrder, actor: Actor): string | object {
    try {
      const { ticket } = this.desk.rehearse(on, course, (now) => carryOutMacro(now, on.hand, order, actor));
      return Object.fromEntries(
        Object.entries(changesBetween(course.ticket, ticket)).filter(([field]) => SHOWN.has(field)),
      );
    } catch (error) {
      if (error instanceof Problem) return error.detail;
      throw error;
    }
  }
}

/** What an agent wants to know beforehand; the rest follows. */
const SHOWN = new Set(['state', 'priority', 'serviceId', 'teamId', 'assigneeId', 'pendingReason', 'resolutionCode']);

async function worded(tx: Tx, changes: object): Promise<Changes> {
  const [row] = await tx.query<{ changes: Changes }>(`select ${inWords('$1::jsonb')} as changes`, [
    JSON.stringify(changes),
  ]);
  return row?.changes ?? {};
}
