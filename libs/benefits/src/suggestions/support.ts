import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { SuggestionView } from '@desk/contracts';
import { Database, Problem, toIso, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { isCurrent, lockSuggestion, readSuggestion, settled } from './suggestion-rows.js';

/** Support is there or not; its counter is kept with it. One's own suggestion counts without it. */
@Injectable()
export class Support {
  constructor(private readonly database: Database) {}

  async give(actor: Actor, id: string): Promise<SuggestionView> {
    return this.change(actor, id, async (tx) => {
      const { status, proposerId } = await lockSuggestion(tx, actor, id);
      if (proposerId === actor.id) throw new Problem('forbidden', 'This one is your own: let others support it.');
      if (!isCurrent(status)) throw settled('It is decided already, and nothing more can be added to it.');
      const [given] = await tx.query(
        `insert into suggestion_support (suggestion_id, person_id, since) values ($1, $2, $3)
         on conflict do nothing returning suggestion_id`,
        [id, actor.id, toIso(tx.now)],
      );
      if (given) await tx.query('update suggestion set supporters = supporters + 1 where id = $1', [id]);
    });
  }

  async takeBack(actor: Actor, id: string): Promise<SuggestionView> {
    return this.change(actor, id, async (tx) => {
      await lockSuggestion(tx, actor, id);
      const [gone] = await tx.query(
        'delete from suggestion_support where suggestion_id = $1 and person_id = $2 returning suggestion_id',
        [id, actor.id],
      );
      if (gone) await tx.query('update suggestion set supporters = supporters - 1 where id = $1', [id]);
    });
  }

  private change(actor: Actor, id: string, work: (tx: Tx) => Promise<void>): Promise<SuggestionView> {
    authoriseDesk(actor, 'propose');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      await work(tx);
      return readSuggestion(tx, actor, id);
    });
  }
}
