import type { Actor } from '@desk/access';
import type { StartVisitRequest, VisitView } from '@desk/contracts';
import { Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { startVisit } from '../domain/visit.js';
import { VisitDesk } from './visit-desk.js';

/** The agent is there, and their time runs. A person is at one place at a time. */
@Injectable()
export class StartVisit {
  constructor(private readonly visits: VisitDesk) {}

  run(actor: Actor, id: string, { secondsAgo }: StartVisitRequest): Promise<VisitView> {
    const pressedAt = this.visits.pressed(secondsAgo);
    return this.visits.move(actor, id, {
      // Also when it has been stopped since: an answer that was lost is asked for late.
      isRepeat: ({ startedAt, agentId }) => startedAt !== null && agentId === actor.id,
      beforehand: async (tx) => {
        const running = await this.visits.runningOf(tx, actor.id);
        if (running !== null) throw new Problem('visit_not_allowed', `Stop your visit for ${running} first.`);
      },
      decide: (ticket, hand, visit) => startVisit(ticket, hand, visit, actor.id, pressedAt),
    });
  }
}
