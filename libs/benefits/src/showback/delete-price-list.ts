import { authoriseDesk, type Actor } from '@desk/access';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { lockDraft } from './price-list-rows.js';
import { showbackScope } from './showback-scope.js';

/** Throws away a draft. */
@Injectable()
export class DeletePriceList {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string): Promise<void> {
    authoriseDesk(actor, 'editPrices');
    await this.database.transaction(showbackScope(actor), async (tx) => {
      await lockDraft(tx, id, null);
      await tx.query('delete from price_list where id = $1', [id]);
    });
  }
}
