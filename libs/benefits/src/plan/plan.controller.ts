import { CurrentActor, type Actor } from '@desk/access';
import type { BenefitPlanReport, PlanDraft, PlanVersionView } from '@desk/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PlanYearDto, PublishPlanDto, SavePlanDto } from '../dto/benefit-plan.dto.js';
import { CreatePlanDraft } from './create-plan-draft.js';
import { DeletePlanDraft } from './delete-plan-draft.js';
import { PublishPlan } from './publish-plan.js';
import { ReadBenefitPlan } from './read-benefit-plan.js';
import { ReadPlanDraft } from './read-plan-draft.js';
import { ReadPlanVersion } from './read-plan-version.js';
import { SavePlanDraft } from './save-plan-draft.js';

@ApiTags('benefits')
@Controller('benefit-plan')
export class PlanController {
  constructor(
    private readonly plan: ReadBenefitPlan,
    private readonly planVersion: ReadPlanVersion,
    private readonly createDraft: CreatePlanDraft,
    private readonly readDraft: ReadPlanDraft,
    private readonly saveDraft: SavePlanDraft,
    private readonly deleteDraft: DeletePlanDraft,
    private readonly publishPlan: PublishPlan,
  ) {}

  @Get()
  read(@CurrentActor() actor: Actor, @Query() query: PlanYearDto): Promise<BenefitPlanReport> {
    return this.plan.run(actor, query);
  }

  @Get('versions/:version')
  version(@CurrentActor() actor: Actor, @Param('version') version: string): Promise<PlanVersionView> {
    return this.planVersion.run(actor, version);
  }

  @Post('draft')
  create(@CurrentActor() actor: Actor): Promise<PlanDraft> {
    return this.createDraft.run(actor);
  }

  @Get('draft')
  draft(@CurrentActor() actor: Actor): Promise<PlanDraft> {
    return this.readDraft.run(actor);
  }

  @Patch('draft')
  save(@CurrentActor() actor: Actor, @Body() body: SavePlanDto): Promise<PlanDraft> {
    return this.saveDraft.run(actor, body);
  }

  @Delete('draft')
  @HttpCode(204)
  drop(@CurrentActor() actor: Actor): Promise<void> {
    return this.deleteDraft.run(actor);
  }

  @Post('draft/publish')
  @HttpCode(200)
  publish(@CurrentActor() actor: Actor, @Body() body: PublishPlanDto): Promise<PlanVersionView> {
    return this.publishPlan.run(actor, body);
  }
}
