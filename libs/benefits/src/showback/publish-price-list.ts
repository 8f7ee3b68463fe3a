import { authoriseDesk, type Actor } from '@desk/access';
import type { PriceListView } from '@desk/contracts';
import { Database, Jobs, Problem, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { lockDraft, readPriceList, refuseFaulty } from './price-list-rows.js';
import { SHOWBACK_LOCK, showbackScope } from './showback-scope.js';

/** Makes a draft the next version. From then on it never changes; what it says of closed months comes as corrections. */
@Injectable()
export class PublishPriceList {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  async run(actor: Actor, id: string, revision: number): Promise<PriceListView> {
    authoriseDesk(actor, 'editPrices');
    return this.database.transaction(showbackScope(actor), async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [SHOWBACK_LOCK]);
      await lockDraft(tx, id, revision);
      const draft = await readPriceList(tx, actor, id);
      await refuseFaulty(tx, draft);
      const [newest] = await tx.query<{ version: number | null }>('select max(version) as version from price_list');
      const version = newest?.version ?? 0;
      if (version > 0 && draft.reason === null) throw NO_REASON;
      await tx.query(
        'update price_list set version = $2, revision = revision + 1, published_at = $3, published_by_id = $4 where id = $1',
        [id, version + 1, toIso(tx.now), actor.id],
      );
      // The first list may close months that are over.
      tx.afterCommit(() => this.jobs.wake('showback.close', {}));
      return readPriceList(tx, actor, id);
    });
  }
}

const NO_REASON = new Problem('validation_failed', 'Say in the draft why it takes the place of what was.', {
  errors: [{ pointer: '/reason', message: 'must be there', code: 'required' }],
});
