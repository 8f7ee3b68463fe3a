import { CurrentActor, type Actor } from '@desk/access';
import type { TicketView } from '@desk/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssignTicket } from './commands/assign-ticket.js';
import { CancelTicket } from './commands/cancel-ticket.js';
import { CloseTicket } from './commands/close-ticket.js';
import { EscalateTicket } from './commands/escalate-ticket.js';
import { HandBackTicket } from './commands/hand-back-ticket.js';
import { PendTicket } from './commands/pend-ticket.js';
import { ReleaseTicket } from './commands/release-ticket.js';
import { ReopenTicket } from './commands/reopen-ticket.js';
import { ResolveTicket } from './commands/resolve-ticket.js';
import { ResumeTicket } from './commands/resume-ticket.js';
import { TakeTicket } from './commands/take-ticket.js';
import { TransferTicket } from './commands/transfer-ticket.js';
import {
  AssignDto,
  EscalateDto,
  HandBackDto,
  PendDto,
  ReasonDto,
  ResolveDto,
  TransferDto,
  VersionDto,
} from './dto/moves.dto.js';

/** The moves of a ticket, each made against a version of it. `:id` is its id or its number. */
@ApiTags('tickets')
@Controller('tickets/:id')
export class MovesController {
  constructor(
    private readonly takeTicket: TakeTicket,
    private readonly releaseTicket: ReleaseTicket,
    private readonly transferTicket: TransferTicket,
    private readonly assignTicket: AssignTicket,
    private readonly pendTicket: PendTicket,
    private readonly resumeTicket: ResumeTicket,
    private readonly escalateTicket: EscalateTicket,
    private readonly handBackTicket: HandBackTicket,
    private readonly resolveTicket: ResolveTicket,
    private readonly reopenTicket: ReopenTicket,
    private readonly closeTicket: CloseTicket,
    private readonly cancelTicket: CancelTicket,
  ) {}

  @Post('take')
  @HttpCode(200)
  take(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: VersionDto): Promise<TicketView> {
    return this.takeTicket.run(actor, id, body);
  }

  @Post('release')
  @HttpCode(200)
  release(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: VersionDto): Promise<TicketView> {
    return this.releaseTicket.run(actor, id, body);
  }

  @Post('transfer')
  @HttpCode(200)
  transfer(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: TransferDto): Promise<TicketView> {
    return this.transferTicket.run(actor, id, body);
  }

  @Post('assign')
  @HttpCode(200)
  assign(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: AssignDto): Promise<TicketView> {
    return this.assignTicket.run(actor, id, body);
  }

  @Post('pend')
  @HttpCode(200)
  pend(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: PendDto): Promise<TicketView> {
    return this.pendTicket.run(actor, id, body);
  }

  @Post('resume')
  @HttpCode(200)
  resume(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: VersionDto): Promise<TicketView> {
    return this.resumeTicket.run(actor, id, body);
  }

  @Post('escalate')
  @HttpCode(200)
  escalate(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: EscalateDto): Promise<TicketView> {
    return this.escalateTicket.run(actor, id, body);
  }

  @Post('hand-back')
  @HttpCode(200)
  handBack(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: HandBackDto): Promise<TicketView> {
    return this.handBackTicket.run(actor, id, body);
  }

  @Post('resolve')
  @HttpCode(200)
  resolve(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ResolveDto): Promise<TicketView> {
    return this.resolveTicket.run(actor, id, body);
  }

  @Post('reopen')
  @HttpCode(200)
  reopen(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ReasonDto): Promise<TicketView> {
    return this.reopenTicket.run(actor, id, body);
  }

  @Post('close')
  @HttpCode(200)
  close(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: VersionDto): Promise<TicketView> {
    return this.closeTicket.run(actor, id, body);
  }

  @Post('cancel')
  @HttpCode(200)
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: ReasonDto): Promise<TicketView> {
    return this.cancelTicket.run(actor, id, body);
  }
}
