import type {
  ClockExplanation,
  ClockView,
  EscalationView,
  HistoryEntry,
  MessageView,
  Page,
  SimilarTicket,
} from '@desk/contracts';
import { CurrentActor, type Actor } from '@desk/access';
import type { JsonText } from '@desk/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CycleDto } from './dto/cycle.dto.js';
import { PagingDto } from './dto/paging.dto.js';
import { EscalationsOfTicket } from './queries/escalations-of-ticket.js';
import { ExplainClock } from './queries/explain-clock.js';
import { SimilarTickets } from './queries/similar-tickets.js';
import { TicketClocks } from './queries/ticket-clocks.js';
import { TicketHistory } from './queries/ticket-history.js';
import { TicketMessages } from './queries/ticket-messages.js';

/** What belongs to one ticket; `:id` is its id or its number. */
@ApiTags('tickets')
@Controller('tickets/:id')
export class TicketPartsController {
  constructor(
    private readonly log: TicketHistory,
    private readonly timers: TicketClocks,
    private readonly explanations: ExplainClock,
    private readonly conversation: TicketMessages,
    private readonly alike: SimilarTickets,
    private readonly sentUp: EscalationsOfTicket,
  ) {}

  @Get('history')
  history(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PagingDto,
  ): Promise<Page<HistoryEntry>> {
    return this.log.run(actor, id, query);
  }

  @Get('escalations')
  escalations(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<EscalationView>> {
    return this.sentUp.run(actor, id);
  }

  @Get('clocks')
  clocks(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<ClockView>> {
    return this.timers.run(actor, id);
  }

  @Get('clocks/:target/explanation')
  explainClock(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('target') target: string,
    @Query() { cycle }: CycleDto,
  ): Promise<ClockExplanation> {
    return this.explanations.run(actor, id, target, cycle);
  }

  @Get('messages')
  messages(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PagingDto,
  ): Promise<JsonText<Page<MessageView>>> {
    return this.conversation.run(actor, id, query);
  }

  @Get('similar')
  similar(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<SimilarTicket>> {
    return this.alike.run(actor, id);
  }
}
