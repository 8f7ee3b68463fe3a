import { authoriseDesk, type Actor } from '@desk/access';
import type { PriceListView, SavePriceListRequest } from '@desk/contracts';
import { Database, newId, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readPriceList, refuseFaulty } from './price-list-rows.js';
import { showbackScope } from './showback-scope.js';

/** Begins a draft. */
@Injectable()
export class CreatePriceList {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, wanted: SavePriceListRequest): Promise<PriceListView> {
    authoriseDesk(actor, 'editPrices');
    return this.database.transaction(showbackScope(actor), async (tx) => {
      await refuseFaulty(tx, wanted);
      const id = newId();
      await tx.query(
        `insert into price_list (id, valid_from, prices, reason, updated_at, updated_by_id) values ($1, $2, $3, $4, $5, $6)`,
        [id, wanted.validFrom, JSON.stringify(wanted.prices), wanted.reason?.trim() || null, toIso(tx.now), actor.id],
      );
      return readPriceList(tx, actor, id);
    });
  }
}
