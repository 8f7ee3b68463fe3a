import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import { CITY_AGENCY_ID, type DecideSuggestionRequest, type SuggestionView } from '@desk/contracts';
import { Database, toIso, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseBlank } from '../refuse-blank.js';
import { addStep } from './propose.js';
import { lockSuggestion, readSuggestion, refuseStale, settled, type StoredSuggestion } from './suggestion-rows.js';

/** Where a suggestion stands, and why. Who proposed it is told. */
@Injectable()
export class DecideSuggestion {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, wanted: DecideSuggestionRequest): Promise<SuggestionView> {
    authoriseDesk(actor, 'rankSuggestions');
    const { revision, status, reason } = wanted;
    refuseBlank({ reason });
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const stored = await lockSuggestion(tx, actor, id);
      refuseStale(stored, revision);
      if (stored.status === 'withdrawn') throw settled('Who proposed it has withdrawn it.');
      // What is not done has no effect to be measured.
      await tx.query(
        `update suggestion set status = $2, revision = revision + 1, updated_at = $3,
           done_on = case when $2 = 'done' then coalesce(done_on, $4::date) end,
           effect_figure = case when $2 = 'done' then effect_figure end, effect = case when $2 = 'done' then effect end
         where id = $1`,
        [id, status, toIso(tx.now), cityDate(tx.now)],
      );
      await addStep(tx, actor, { id, status, reason });
      tellProposer(tx, actor, { ...stored, status }, 'decided');
      return readSuggestion(tx, actor, id);
    });
  }
}

/** Nobody is told what they did themselves. */
export function tellProposer(
  tx: Tx,
  actor: Actor,
  { id, proposerId, status }: StoredSuggestion,
  what: 'decided' | 'hidden' | 'shown',
): void {
  if (proposerId === actor.id) return;
  tx.emit('suggestion.changed', { agencyId: CITY_AGENCY_ID, subjectId: id, personId: proposerId, what, status });
}
