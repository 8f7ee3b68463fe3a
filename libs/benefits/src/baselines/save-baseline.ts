import { authoriseDesk, cityDate, type Actor } from '@desk/access';
import type { BaselineView, SaveBaselineRequest } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import {
  baselineScope,
  lockStored,
  readView,
  refuseFaulty,
  refuseLocked,
  refuseStale,
  writeOpen,
} from './baseline-rows.js';

/** Enters a zero point, or changes one that is not locked. */
@Injectable()
export class SaveBaseline {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, key: string, { revision, figures }: SaveBaselineRequest): Promise<BaselineView> {
    authoriseDesk(actor, 'editBaselines');
    return this.database.transaction(baselineScope(actor), async (tx) => {
      const stored = await lockStored(tx, key);
      refuseLocked(stored);
      refuseStale(stored, revision);
      refuseFaulty(figures, cityDate(tx.now));
      await writeOpen(tx, actor.id, stored, figures);
      return readView(tx, actor, key);
    });
  }
}
