import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { SuggestionView } from '@desk/contracts';
import { Database, Problem, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { addStep } from './propose.js';
import { lockSuggestion, readSuggestion, settled, unpublish } from './suggestion-rows.js';

/** By who proposed it, as long as nobody has begun to consider it. */
@Injectable()
export class WithdrawSuggestion {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string): Promise<SuggestionView> {
    authoriseDesk(actor, 'propose');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const { proposerId, status } = await lockSuggestion(tx, actor, id);
      if (proposerId !== actor.id) throw new Problem('forbidden', 'Only who proposed it can withdraw it.');
      if (status !== 'received') throw settled('It is being considered, and can be withdrawn no more.');
      await tx.query(
        `update suggestion set status = 'withdrawn', revision = revision + 1, updated_at = $2 where id = $1`,
        [id, toIso(tx.now)],
      );
      await unpublish(tx, id);
      await addStep(tx, actor, { id, status: 'withdrawn', reason: null });
      return readSuggestion(tx, actor, id);
    });
  }
}
