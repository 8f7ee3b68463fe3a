import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { FieldError, SuggestionEffectRequest, SuggestionView } from '@desk/contracts';
import { Database, Problem, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { MeasureEffects } from './measure-effects.js';
import { lockSuggestion, readSuggestion, refuseStale, settled } from './suggestion-rows.js';

/** By which figure the effect of what was done is measured, and from which day. */
@Injectable()
export class ChooseEffect {
  constructor(
    private readonly database: Database,
    private readonly effects: MeasureEffects,
  ) {}

  async run(actor: Actor, id: string, wanted: SuggestionEffectRequest): Promise<SuggestionView> {
    authoriseDesk(actor, 'rankSuggestions');
    const { revision, figure, doneOn } = wanted;
    await this.database.transaction(scopeOf(actor), async (tx) => {
      const stored = await lockSuggestion(tx, actor, id);
      refuseStale(stored, revision);
      if (stored.status !== 'done') throw settled('Only what is done has an effect to be measured.');
      if (doneOn > cityDate(tx.now)) throw refused({ code: 'lies_ahead', message: 'cannot lie ahead of today' });
      if (doneOn < stored.proposedOn) {
        throw refused({ code: 'ends_before_it_begins', message: 'must not be before it was proposed' });
      }
      await tx.query(
        `update suggestion set effect_figure = $2, done_on = $3, effect = null, revision = revision + 1, updated_at = $4
         where id = $1`,
        [id, figure, doneOn, toIso(tx.now)],
      );
    });
    await this.effects.run();
    return this.database.read(scopeOf(actor), (tx) => readSuggestion(tx, actor, id));
  }
}

const refused = (fault: Omit<FieldError, 'pointer'>): Problem =>
  new Problem('validation_failed', 'Correct the day on which it was done.', {
    errors: [{ pointer: '/doneOn', ...fault }],
  });
