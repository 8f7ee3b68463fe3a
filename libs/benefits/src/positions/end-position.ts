import { authoriseDesk, cityDate, type Actor } from '@desk/access';
import type { EndPositionRequest, PositionRow } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reasonOf, refuseOther } from '../rows.js';
import { changePosition, lockPosition, positionScope, readPosition, refuseFaulty } from './position-rows.js';

/** Gives a position its last day. One that lies back changes what was reported, and wants a reason. */
@Injectable()
export class EndPosition {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, lastDay, reason }: EndPositionRequest): Promise<PositionRow> {
    authoriseDesk(actor, 'readPositions');
    return this.database.transaction(positionScope(actor), async (tx) => {
      const { stored, known } = await lockPosition(tx, actor, id);
      refuseOther(stored.revision, revision, 'the position');
      const ended = { ...stored, to: lastDay };
      refuseFaulty(ended, known, { id, at: () => '/lastDay' });
      const why = lastDay < cityDate(tx.now) ? reasonOf(reason ?? '') : reason?.trim() || null;
      await changePosition(tx, stored, ended, { reason: why });
      return readPosition(tx, actor, id);
    });
  }
}
