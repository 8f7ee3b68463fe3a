import { authoriseDesk, cityDate, type Actor } from '@desk/access';
import type { BaselineView, CorrectBaselineRequest } from '@desk/contracts';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { baselineScope, lockStored, readView, refuseFaulty, refuseStale, writeNext } from './baseline-rows.js';

/** Puts another version in the place of a locked one, for a reason that everybody can read who reads it. */
@Injectable()
export class CorrectBaseline {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, key: string, { revision, figures, reason }: CorrectBaselineRequest): Promise<BaselineView> {
    authoriseDesk(actor, 'editBaselines');
    return this.database.transaction(baselineScope(actor), async (tx) => {
      const stored = await lockStored(tx, key);
      refuseStale(stored, revision);
      if (!stored.locked) throw new Problem('baseline_locked', 'It is not locked yet: change it as it is.');
      if (reason.trim() === '') throw NO_REASON;
      refuseFaulty(figures, cityDate(tx.now));
      await writeNext(tx, actor.id, stored, figures, reason.trim());
      return readView(tx, actor, key);
    });
  }
}

const NO_REASON = new Problem('validation_failed', 'Say why the zero point is corrected.', {
  errors: [{ pointer: '/reason', message: 'must be there', code: 'required' }],
});
