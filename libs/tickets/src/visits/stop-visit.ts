import type { Actor } from '@desk/access';
import type { StopVisitRequest, VisitView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { stopVisit } from '../domain/visit.js';
import { VisitDesk } from './visit-desk.js';

/**
 * The visit is over. Also a colleague can say so, for somebody whose phone is flat; and whoever is out, when their right to
 * the agency has ended meanwhile: else they could begin no other.
 */
@Injectable()
export class StopVisit {
  constructor(private readonly visits: VisitDesk) {}

  run(actor: Actor, id: string, request: StopVisitRequest): Promise<VisitView> {
    const pressedAt = this.visits.pressed(request.secondsAgo);
    return this.visits.move(actor, id, {
      alwaysOwn: true,
      isRepeat: ({ stoppedAt }) => stoppedAt !== null,
      decide: (ticket, hand, visit) => stopVisit(ticket, hand, visit, request, pressedAt),
    });
  }
}
