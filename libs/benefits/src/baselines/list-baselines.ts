import { authoriseDesk, deskPolicy, type Actor } from '@desk/access';
import type { BaselineRow, Page } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { baselineScope, listRows } from './baseline-rows.js';

/** Every agency with its zero point, or that there is none yet; contacts see their own. */
@Injectable()
export class ListBaselines {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<Page<BaselineRow>> {
    authoriseDesk(actor, 'readBaselines');
    const only = deskPolicy.editBaselines(actor) ? null : actor.contactAgencyIds;
    const items = await this.database.read(baselineScope(actor), (tx) => listRows(tx, only));
    return { items, nextCursor: null };
  }
}
