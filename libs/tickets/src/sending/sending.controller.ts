import { CurrentActor, type Actor } from '@desk/access';
import type { DraftView, HeldMessagePage, HeldMessageView, MessageView } from '@desk/contracts';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { attemptOf } from '../idempotency.js';
import { IDEMPOTENCY_KEY } from '../idempotency-header.js';
import { SetHolding } from './holding.js';
import { HoldMessage } from './hold-message.js';
import { ListHeld } from './list-held.js';
import { SendHeld } from './send-held.js';
import { HoldingDto, HoldMessageDto } from './sending.dto.js';
import { UndoHeld } from './undo-held.js';

/** Messages that leave after some seconds; nobody but their author knows of them. */
@ApiTags('writing')
@Controller()
export class SendingController {
  constructor(
    private readonly holdMessage: HoldMessage,
    private readonly listHeld: ListHeld,
    private readonly setHolding: SetHolding,
    private readonly undoHeld: UndoHeld,
    private readonly sendHeld: SendHeld,
  ) {}

  @Post('tickets/:id/held-messages')
  @ApiHeader(IDEMPOTENCY_KEY)
  hold(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: HoldMessageDto,
    @Headers('Idempotency-Key') key?: string,
  ): Promise<HeldMessageView> {
    return this.holdMessage.run(actor, id, body, attemptOf(key, ['hold', id, body]));
  }

  @Get('my/held-messages')
  list(@CurrentActor() actor: Actor): Promise<HeldMessagePage> {
    return this.listHeld.run(actor);
  }

  @Patch('my/held-messages')
  choose(@CurrentActor() actor: Actor, @Body() { holdSeconds }: HoldingDto): Promise<{ holdSeconds: number }> {
    return this.setHolding.run(actor, holdSeconds);
  }

  @Delete('my/held-messages/:id')
  undo(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DraftView> {
    return this.undoHeld.run(actor, id);
  }

  @Post('my/held-messages/:id/send')
  @HttpCode(200)
  send(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<MessageView> {
    return this.sendHeld.run(actor, id);
  }
}
