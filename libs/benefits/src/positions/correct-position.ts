import { authoriseDesk, type Actor } from '@desk/access';
import type { CorrectPositionRequest, PositionRow } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reasonOf, refuseOther } from '../rows.js';
import { changePosition, lockPosition, positionScope, readPosition, refuseFaulty } from './position-rows.js';

/** Says what a position really was, for a reason; what it said before is kept. */
@Injectable()
export class CorrectPosition {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, figures, reason }: CorrectPositionRequest): Promise<PositionRow> {
    authoriseDesk(actor, 'readPositions');
    return this.database.transaction(positionScope(actor), async (tx) => {
      const { stored, known } = await lockPosition(tx, actor, id);
      refuseOther(stored.revision, revision, 'the position');
      refuseFaulty({ ...stored, ...figures }, known, { id, at: (place) => `/figures/${place}` });
      await changePosition(tx, stored, figures, { reason: reasonOf(reason) });
      return readPosition(tx, actor, id);
    });
  }
}
