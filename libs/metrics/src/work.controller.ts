import { CurrentActor, type Actor } from '@desk/access';
import type { AttentionReceipt, HandlingView } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordAttention } from './commands/record-attention.js';
import { AttentionBatchDto } from './dto/attention-batch.dto.js';
import { TicketHandling } from './queries/ticket-handling.js';

@ApiTags('work')
@Controller()
export class WorkController {
  constructor(
    private readonly record: RecordAttention,
    private readonly time: TicketHandling,
  ) {}

  @Post('work-signals')
  @HttpCode(200)
  attention(@CurrentActor() actor: Actor, @Body() batch: AttentionBatchDto): Promise<AttentionReceipt> {
    return this.record.run(actor, batch);
  }

  @Get('tickets/:id/handling')
  handling(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<HandlingView> {
    return this.time.run(actor, id);
  }
}
