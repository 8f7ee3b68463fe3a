import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { PlanDraft } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { draftView } from './plan-rows.js';

@Injectable()
export class ReadPlanDraft {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<PlanDraft> {
    authoriseDesk(actor, 'editBenefitPlan');
    return this.database.read(scopeOf(actor), draftView);
  }
}
