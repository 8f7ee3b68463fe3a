import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { PlanVersionView, PublishPlanRequest } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reasonOf, refuseOther } from '../rows.js';
import { insertPlan, lockDraft, readPlan, refuseNoPlan, versionView } from './plan-rows.js';

/** Makes the draft the next version, which counts from now on; those before it can still be read. */
@Injectable()
export class PublishPlan {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, { revision, reason }: PublishPlanRequest): Promise<PlanVersionView> {
    authoriseDesk(actor, 'editBenefitPlan');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const draft = await lockDraft(tx);
      refuseOther(draft.revision, revision, 'the draft');
      refuseNoPlan(draft.content);
      const version = ((await readPlan(tx, 'newest'))?.version ?? 0) + 1;
      await insertPlan(tx, version, draft.content, reasonOf(reason));
      await tx.query('delete from benefit_plan_draft');
      return versionView(tx, version);
    });
  }
}
