import { authoriseDesk, type Actor } from '@desk/access';
import { Database, FileStore, isId, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { baselineScope, lockStored, refuseLocked } from './baseline-rows.js';

/** Takes a file off again. What a locked zero point rests on stays. */
@Injectable()
export class DropEvidence {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, key: string, id: string): Promise<void> {
    authoriseDesk(actor, 'editBaselines');
    if (!isId(id)) throw notFound('The file');
    await this.database.transaction(baselineScope(actor), async (tx) => {
      const stored = await lockStored(tx, key);
      const [gone] = await tx.query('delete from baseline_evidence where agency_id = $1 and id = $2 returning id', [
        stored.agencyId,
        id,
      ]);
      if (!gone) throw notFound('The file');
      refuseLocked(stored);
    });
    await this.files.remove([id]);
  }
}
