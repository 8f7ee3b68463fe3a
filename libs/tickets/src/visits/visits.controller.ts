import { CurrentActor, type Actor } from '@desk/access';
import type { AgreedVisit, Page, VisitDay, VisitView } from '@desk/contracts';
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { attemptOf } from '../idempotency.js';
import { IDEMPOTENCY_KEY } from '../idempotency-header.js';
import { AgreedVisits } from './agreed-visits.js';
import { CancelVisit } from './cancel-visit.js';
import { ChangeVisit } from './change-visit.js';
import { PlanVisit } from './plan-visit.js';
import { StartVisit } from './start-visit.js';
import { StopVisit } from './stop-visit.js';
import { ReadVisitDay } from './visit-day.js';
import { VisitsOfTicket } from './visits-of-ticket.js';
import { ChangeVisitDto, PlanVisitDto, StartVisitDto, StopVisitDto, VisitDayDto } from './visits.dto.js';

@ApiTags('visits')
@Controller()
export class VisitsController {
  constructor(
    private readonly planVisit: PlanVisit,
    private readonly changeVisit: ChangeVisit,
    private readonly startVisit: StartVisit,
    private readonly stopVisit: StopVisit,
    private readonly cancelVisit: CancelVisit,
    private readonly visitsOf: VisitsOfTicket,
    private readonly visitDay: ReadVisitDay,
    private readonly agreedVisits: AgreedVisits,
  ) {}

  @Get('tickets/:id/visits')
  ofTicket(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<VisitView>> {
    return this.visitsOf.run(actor, id);
  }

  @Get('tickets/:id/agreed-visits')
  agreed(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<AgreedVisit>> {
    return this.agreedVisits.run(actor, id);
  }

  @Post('tickets/:id/visits')
  @ApiHeader(IDEMPOTENCY_KEY)
  plan(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PlanVisitDto,
    @Headers('Idempotency-Key') key?: string,
  ): Promise<VisitView> {
    return this.planVisit.run(actor, id, body, attemptOf(key, ['visit', id, body]));
  }

  @Get('visits')
  ofDay(@CurrentActor() actor: Actor, @Query() query: VisitDayDto): Promise<VisitDay> {
    return this.visitDay.run(actor, query);
  }

  @Patch('visits/:id')
  change(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ChangeVisitDto): Promise<VisitView> {
    return this.changeVisit.run(actor, id, body);
  }

  @Post('visits/:id/start')
  @HttpCode(200)
  start(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: StartVisitDto): Promise<VisitView> {
    return this.startVisit.run(actor, id, body);
  }

  @Post('visits/:id/stop')
  @HttpCode(200)
  stop(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: StopVisitDto): Promise<VisitView> {
    return this.stopVisit.run(actor, id, body);
  }

  @Post('visits/:id/cancel')
  @HttpCode(200)
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<VisitView> {
    return this.cancelVisit.run(actor, id);
  }
}
