import { CurrentActor, type Actor } from '@desk/access';
import type { TicketView } from '@desk/contracts';
import type { JsonText } from '@desk/platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { AddMessage, type AddedMessage } from './commands/add-message.js';
import { CreateTicket } from './commands/create-ticket.js';
import { TakeNext } from './commands/take-next.js';
import { UpdateTicket } from './commands/update-ticket.js';
import { CreateTicketDto } from './dto/create-ticket.dto.js';
import { MessageDto, UpdateTicketDto } from './dto/moves.dto.js';
import { attemptOf } from './idempotency.js';
import { IDEMPOTENCY_KEY } from './idempotency-header.js';
import { GetTicket } from './queries/get-ticket.js';

/** `:id` is the id of a ticket or its number. */
@ApiTags('tickets')
@Controller()
export class TicketsController {
  constructor(
    private readonly createTicket: CreateTicket,
    private readonly getTicket: GetTicket,
    private readonly updateTicket: UpdateTicket,
    private readonly addMessage: AddMessage,
    private readonly takeNext: TakeNext,
  ) {}

  @Post('tickets')
  @ApiHeader(IDEMPOTENCY_KEY)
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateTicketDto,
    @Headers('Idempotency-Key') key?: string,
  ): Promise<TicketView> {
    return this.createTicket.run(actor, body, attemptOf(key, ['ticket', body]));
  }

  @Get('tickets/:id')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JsonText<TicketView>> {
    return this.getTicket.run(actor, id);
  }

  @Patch('tickets/:id')
  update(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: UpdateTicketDto): Promise<TicketView> {
    return this.updateTicket.run(actor, id, body);
  }

  @Post('tickets/:id/messages')
  @ApiHeader(IDEMPOTENCY_KEY)
  message(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MessageDto,
    @Headers('Idempotency-Key') key?: string,
  ): Promise<AddedMessage> {
    return this.addMessage.run(actor, id, body, attemptOf(key, ['message', id, body]));
  }

  @Post('teams/:key/take-next')
  @HttpCode(200)
  next(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<TicketView> {
    return this.takeNext.run(actor, key);
  }
}
