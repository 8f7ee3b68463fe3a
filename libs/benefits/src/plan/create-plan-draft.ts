import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { PlanDraft } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { suggestion } from '../domain/plan-suggestion.js';
import { draftView, findDraft, firstWave, loadHandOvers, lockPlan, readPlan, saveDraft } from './plan-rows.js';

/** Begins a draft where the newest version ends, or with what the programme expects; one that is there already is gone on with. */
@Injectable()
export class CreatePlanDraft {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<PlanDraft> {
    authoriseDesk(actor, 'editBenefitPlan');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      await lockPlan(tx);
      if ((await findDraft(tx)) === null) {
        const newest = await readPlan(tx, 'newest');
        const today = Temporal.PlainDate.from(cityDate(tx.now));
        const content = newest?.content ?? suggestion(firstWave(await loadHandOvers(tx)) ?? today);
        await saveDraft(tx, content, newest?.version ?? null);
      }
      return draftView(tx);
    });
  }
}
