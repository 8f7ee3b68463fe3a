import { authoriseDesk, type Actor } from '@desk/access';
import type { BaselineView } from '@desk/contracts';
import { Database, notFound, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { baselineScope, lockStored, readView, refuseLocked, refuseStale } from './baseline-rows.js';

/** From now on it counts, and changes by correction alone. */
@Injectable()
export class LockBaseline {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, key: string, revision: number): Promise<BaselineView> {
    authoriseDesk(actor, 'editBaselines');
    return this.database.transaction(baselineScope(actor), async (tx) => {
      const stored = await lockStored(tx, key);
      if (stored.revision === 0) throw notFound('The zero point');
      refuseLocked(stored);
      refuseStale(stored, revision);
      await tx.query(
        'update baseline set locked_at = $2, locked_by_id = $3, revision = revision + 1 where agency_id = $1',
        [stored.agencyId, toIso(tx.now), actor.id],
      );
      return readView(tx, actor, key);
    });
  }
}
