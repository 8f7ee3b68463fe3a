import type { MyTicketRow, Page, QueuePage, TicketHit } from '@desk/contracts';
import { CurrentActor, type Actor } from '@desk/access';
import type { JsonText } from '@desk/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FindTicketsDto, MyTicketsDto, PagingDto } from './dto/paging.dto.js';
import { QueueQueryDto } from './dto/queue-query.dto.js';
import { AgencyTickets } from './queries/agency-tickets.js';
import { FindTickets } from './queries/find-tickets.js';
import { ListQueue } from './queries/list-queue.js';
import { MyTickets } from './queries/my-tickets.js';
import { TicketsOfPerson } from './queries/tickets-of-person.js';

@ApiTags('tickets')
@Controller()
export class TicketListsController {
  constructor(
    private readonly queue: ListQueue,
    private readonly mine: MyTickets,
    private readonly ofAgency: AgencyTickets,
    private readonly found: FindTickets,
    private readonly ofPerson: TicketsOfPerson,
  ) {}

  @Get('teams/:key/queue')
  listQueue(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Query() query: QueueQueryDto,
  ): Promise<JsonText<QueuePage>> {
    return this.queue.run(actor, key, query);
  }

  @Get('my/tickets')
  myTickets(@CurrentActor() actor: Actor, @Query() query: MyTicketsDto): Promise<Page<MyTicketRow>> {
    return this.mine.run(actor, query);
  }

  @Get('agency/tickets')
  agencyTickets(@CurrentActor() actor: Actor, @Query() query: PagingDto): Promise<Page<TicketHit>> {
    return this.ofAgency.run(actor, query);
  }

  @Get('tickets')
  findTickets(@CurrentActor() actor: Actor, @Query() query: FindTicketsDto): Promise<Page<TicketHit>> {
    return this.found.run(actor, query);
  }

  @Get('people/:id/tickets')
  ticketsOf(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PagingDto,
  ): Promise<Page<TicketHit>> {
    return this.ofPerson.run(actor, id, query);
  }
}
