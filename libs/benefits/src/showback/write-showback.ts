import { authoriseDesk, deskPolicy, type Actor } from '@desk/access';
import type { ShowbackLineView } from '@desk/contracts';
import { Database, newId, Problem, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { findLine } from './line-rows.js';
import { readLine } from './read-showback-line.js';
import { showbackScope } from './showback-scope.js';

/** The contact of the agency asks about a line, the service owner answers. What is written stays. */
@Injectable()
export class WriteShowback {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, text: string): Promise<ShowbackLineView> {
    authoriseDesk(actor, 'readShowback');
    return this.database.transaction(showbackScope(actor), async (tx) => {
      const { agencyId } = await findLine(tx, actor, id);
      const side = actor.contactAgencyIds.includes(agencyId) ? 'agency' : 'owner';
      if (side === 'owner' && !deskPolicy.answerShowback(actor)) {
        throw new Problem('forbidden', 'The contact of the agency asks, and the service owner answers.');
      }
      await tx.query(
        `insert into showback_message (id, agency_id, line_id, side, author_id, text, written_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [newId(), agencyId, id, side, actor.id, text, toIso(tx.now)],
      );
      return readLine(tx, actor, id);
    });
  }
}
