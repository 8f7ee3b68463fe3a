import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { RankSuggestionRequest, SuggestionView } from '@desk/contracts';
import { Database, Problem, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { lockSuggestion, readSuggestion, refuseStale, settled } from './suggestion-rows.js';

/** The numbers by which suggestions stand in order, and a rank by hand where they do not say all. Everybody reads both. */
@Injectable()
export class RankSuggestion {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, wanted: RankSuggestionRequest): Promise<SuggestionView> {
    authoriseDesk(actor, 'rankSuggestions');
    const { score, place, placeReason } = wanted;
    if (place !== null && placeReason === null) throw NO_REASON;
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const stored = await lockSuggestion(tx, actor, id);
      refuseStale(stored, wanted.revision);
      if (stored.status === 'withdrawn') throw settled('Who proposed it has withdrawn it.');
      await tx.query(
        `update suggestion set reach = $2, minutes = $3, effort = $4, place = $5, place_reason = $6,
           revision = revision + 1, updated_at = $7 where id = $1`,
        [
          id,
          score?.reach ?? null,
          score?.minutes ?? null,
          score?.effort ?? null,
          place,
          place === null ? null : placeReason,
          toIso(tx.now),
        ],
      );
      return readSuggestion(tx, actor, id);
    });
  }
}

const NO_REASON = new Problem('validation_failed', 'Say why it gets this rank.', {
  errors: [{ pointer: '/placeReason', code: 'required', message: 'must be there' }],
});
