import { scopeOf, type Actor } from '@desk/access';
import type { PlanVisitRequest, VisitView } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { planVisit } from '../domain/visit.js';
import { Idempotency, type Attempt } from '../idempotency.js';
import { TicketDesk } from '../ticket-desk.js';
import { VisitDesk } from './visit-desk.js';

/** Agrees on a visit; the ticket waits for it, when asked to. */
@Injectable()
export class PlanVisit {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly visits: VisitDesk,
    private readonly idempotency: Idempotency,
  ) {}

  async run(actor: Actor, idOrNumber: string, request: PlanVisitRequest, attempt: Attempt | null): Promise<VisitView> {
    const { schedule = false } = request;
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.desk.open(tx, actor, idOrNumber, 'visit');
      const first = attempt && (await this.idempotency.recall<VisitView>(tx, actor, course.ticket.agencyId, attempt));
      if (first) return first;
      const terms = await this.visits.termsOf(course.ticket, request, schedule);
      const on = await this.desk.caseOf(tx, actor, course);
      const id = newId();
      await this.visits.carryOut(on, course, (ticket) => planVisit(ticket, on.hand, id, terms, schedule));
      const visit = await this.visits.show(tx, actor, id);
      if (attempt) await this.idempotency.remember(tx, actor, attempt, visit);
      return visit;
    });
  }
}
