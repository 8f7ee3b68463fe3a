import type { Actor } from '@desk/access';
import type { ChangeVisitRequest, VisitView } from '@desk/contracts';
import { Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { changeVisit, type VisitTerms } from '../domain/visit.js';
import { VisitDesk } from './visit-desk.js';

/** Moves a planned visit to another place, time or agent. */
@Injectable()
export class ChangeVisit {
  constructor(private readonly visits: VisitDesk) {}

  async run(actor: Actor, id: string, request: ChangeVisitRequest): Promise<VisitView> {
    let terms: VisitTerms;
    return this.visits.move(actor, id, {
      beforehand: async (_tx, visit, ticket) => {
        if (visit.version !== request.version) {
          throw new Problem('stale_version', 'Somebody changed the visit meanwhile: look at it, and try again.');
        }
        terms = await this.visits.termsOf(ticket, request, false);
      },
      decide: (ticket, hand, visit) => changeVisit(ticket, hand, visit, terms),
    });
  }
}
