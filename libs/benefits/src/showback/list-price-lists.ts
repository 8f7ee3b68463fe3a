import { authoriseDesk, deskPolicy, type Actor } from '@desk/access';
import type { PriceLists } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { earliestStart, readPriceLists } from './price-list-rows.js';
import { showbackScope } from './showback-scope.js';

/** By what agencies bear: for everybody whose agency does. */
@Injectable()
export class ListPriceLists {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<PriceLists> {
    authoriseDesk(actor, 'readShowback');
    return this.database.read(showbackScope(actor), async (tx) => ({
      items: await readPriceLists(tx, actor),
      earliest: await earliestStart(tx),
      abilities: { edit: deskPolicy.editPrices(actor) },
    }));
  }
}
