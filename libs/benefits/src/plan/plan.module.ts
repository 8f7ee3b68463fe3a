import { Module } from '@nestjs/common';
import { CreatePlanDraft } from './create-plan-draft.js';
import { DeletePlanDraft } from './delete-plan-draft.js';
import { PlanController } from './plan.controller.js';
import { PublishPlan } from './publish-plan.js';
import { ReadBenefitPlan } from './read-benefit-plan.js';
import { ReadPlanDraft } from './read-plan-draft.js';
import { ReadPlanVersion } from './read-plan-version.js';
import { SavePlanDraft } from './save-plan-draft.js';

/** What is expected of centralising. */
@Module({
  controllers: [PlanController],
  providers: [
    ReadBenefitPlan,
    ReadPlanVersion,
    CreatePlanDraft,
    ReadPlanDraft,
    SavePlanDraft,
    DeletePlanDraft,
    PublishPlan,
  ],
  exports: [ReadBenefitPlan],
})
export class PlanModule {}
