import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { PlanDraft, SavePlanRequest } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { refuseOther } from '../rows.js';
import { draftView, lockDraft, refuseNoPlan, saveDraft } from './plan-rows.js';

/** Keeps what the plan is to say; nothing that could not be published. */
@Injectable()
export class SavePlanDraft {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, { revision, content }: SavePlanRequest): Promise<PlanDraft> {
    authoriseDesk(actor, 'editBenefitPlan');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const draft = await lockDraft(tx);
      refuseOther(draft.revision, revision, 'the draft');
      refuseNoPlan(content);
      await saveDraft(tx, content, draft.basedOn);
      return draftView(tx);
    });
  }
}
