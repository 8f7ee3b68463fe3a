import { CurrentActor, type Actor } from '@desk/access';
import type { Page, RouteProposal, RoutingTrial, RoutingTrialRow } from '@desk/contracts';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StartRoutingTrial } from './commands/start-routing-trial.js';
import { RoutingTrialTicketsDto, StartRoutingTrialDto } from './dto/routing-trial.dto.js';
import { ReadRoutingTrial } from './queries/routing-trial.js';
import { TicketRoute } from './queries/ticket-route.js';

/** Where rules send tickets that have been filed. */
@ApiTags('routing')
@Controller()
export class RoutingTrialsController {
  constructor(
    private readonly startTrial: StartRoutingTrial,
    private readonly trial: ReadRoutingTrial,
    private readonly ticketRoute: TicketRoute,
  ) {}

  @Post('routing-trials')
  start(@CurrentActor() actor: Actor, @Body() body: StartRoutingTrialDto): Promise<RoutingTrial> {
    return this.startTrial.run(actor, body);
  }

  @Get('routing-trials/:id')
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RoutingTrial> {
    return this.trial.run(actor, id);
  }

  @Get('routing-trials/:id/tickets')
  tickets(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: RoutingTrialTicketsDto,
  ): Promise<Page<RoutingTrialRow>> {
    return this.trial.tickets(actor, id, query);
  }

  @Get('tickets/:id/route')
  route(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RouteProposal> {
    return this.ticketRoute.run(actor, id);
  }
}
