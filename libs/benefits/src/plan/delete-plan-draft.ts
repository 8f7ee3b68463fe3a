import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { lockDraft } from './plan-rows.js';

@Injectable()
export class DeletePlanDraft {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<void> {
    authoriseDesk(actor, 'editBenefitPlan');
    await this.database.transaction(scopeOf(actor), async (tx) => {
      await lockDraft(tx);
      await tx.query('delete from benefit_plan_draft');
    });
  }
}
