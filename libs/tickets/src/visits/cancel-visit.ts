import type { Actor } from '@desk/access';
import type { VisitView } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { cancelVisit } from '../domain/visit.js';
import { VisitDesk } from './visit-desk.js';

/** Calls a planned visit off. */
@Injectable()
export class CancelVisit {
  constructor(private readonly visits: VisitDesk) {}

  run(actor: Actor, id: string): Promise<VisitView> {
    return this.visits.move(actor, id, { isRepeat: ({ state }) => state === 'cancelled', decide: cancelVisit });
  }
}
