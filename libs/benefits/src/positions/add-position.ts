import { authoriseDesk, type Actor } from '@desk/access';
import type { PositionContent, PositionRow } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import {
  agencyFor,
  insertPosition,
  knownPositions,
  lockPositions,
  positionScope,
  readPosition,
  refuseFaulty,
} from './position-rows.js';

/** Enters a position: of the joint first line, or one that an agency has kept. */
@Injectable()
export class AddPosition {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, content: PositionContent): Promise<PositionRow> {
    authoriseDesk(actor, 'readPositions');
    return this.database.transaction(positionScope(actor), async (tx) => {
      await lockPositions(tx);
      const agencyId = await agencyFor(tx, actor, content);
      refuseFaulty(content, await knownPositions(tx));
      const id = newId();
      await insertPosition(tx, id, agencyId, content);
      return readPosition(tx, actor, id);
    });
  }
}
