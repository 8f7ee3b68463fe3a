import { authoriseDesk, type Actor } from '@desk/access';
import type { PriceListView, SavePriceListRequest } from '@desk/contracts';
import { Database, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { lockDraft, readPriceList, refuseFaulty } from './price-list-rows.js';
import { showbackScope } from './showback-scope.js';

@Injectable()
export class SavePriceList {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, wanted: SavePriceListRequest & { revision: number }): Promise<PriceListView> {
    authoriseDesk(actor, 'editPrices');
    return this.database.transaction(showbackScope(actor), async (tx) => {
      await lockDraft(tx, id, wanted.revision);
      await refuseFaulty(tx, wanted);
      await tx.query(
        `update price_list set revision = revision + 1, valid_from = $2, prices = $3, reason = $4, updated_at = $5,
           updated_by_id = $6 where id = $1`,
        [id, wanted.validFrom, JSON.stringify(wanted.prices), wanted.reason?.trim() || null, toIso(tx.now), actor.id],
      );
      return readPriceList(tx, actor, id);
    });
  }
}
