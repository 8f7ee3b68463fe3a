import { scopeOf, type Actor } from '@desk/access';
import type { HeldMessagePage } from '@desk/contracts';
import { Config, Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readHeld } from './held-rows.js';
import { holdSecondsOf } from './holding.js';

/** The messages of one person that have not left; there are never many. */
@Injectable()
export class ListHeld {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor): Promise<HeldMessagePage> {
    return this.database.read(scopeOf(actor), async (tx) => ({
      items: await readHeld(tx, 'h.author_id = $2', [`${this.config.ticketPrefix}-`, actor.id]),
      nextCursor: null,
      holdSeconds: await holdSecondsOf(tx, actor.id),
    }));
  }
}
