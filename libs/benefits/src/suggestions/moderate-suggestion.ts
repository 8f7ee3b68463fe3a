import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { SuggestionView } from '@desk/contracts';
import { Database, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseBlank } from '../refuse-blank.js';
import { tellProposer } from './decide-suggestion.js';
import { lockSuggestion, readSuggestion, unpublish } from './suggestion-rows.js';

/** Takes a suggestion out of sight, for a reason that who proposed it reads, or brings it back. */
@Injectable()
export class ModerateSuggestion {
  constructor(private readonly database: Database) {}

  hide(actor: Actor, id: string, reason: string): Promise<SuggestionView> {
    return this.set(actor, id, reason);
  }

  show(actor: Actor, id: string): Promise<SuggestionView> {
    return this.set(actor, id, null);
  }

  private async set(actor: Actor, id: string, reason: string | null): Promise<SuggestionView> {
    authoriseDesk(actor, 'editOpenResults');
    if (reason !== null) refuseBlank({ reason });
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const stored = await lockSuggestion(tx, actor, id);
      await tx.query(
        'update suggestion set hidden_reason = $2, revision = revision + 1, updated_at = $3 where id = $1',
        [id, reason, toIso(tx.now)],
      );
      if (reason !== null) await unpublish(tx, id);
      if (stored.hidden !== (reason !== null)) tellProposer(tx, actor, stored, reason === null ? 'shown' : 'hidden');
      return readSuggestion(tx, actor, id);
    });
  }
}
