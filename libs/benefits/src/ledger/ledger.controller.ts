import { CurrentActor, type Actor } from '@desk/access';
import type { LedgerRow, Page } from '@desk/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddLedgerLineDto, CorrectLedgerLineDto, LedgerDto } from '../dto/benefit-plan.dto.js';
import { WithdrawDto } from '../dto/position.dto.js';
import { AddLedgerLine } from './add-ledger-line.js';
import { CorrectLedgerLine } from './correct-ledger-line.js';
import { ListLedger } from './list-ledger.js';
import { WithdrawLedgerLine } from './withdraw-ledger-line.js';

@ApiTags('benefits')
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly ledger: ListLedger,
    private readonly addLine: AddLedgerLine,
    private readonly correctLine: CorrectLedgerLine,
    private readonly withdrawLine: WithdrawLedgerLine,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: LedgerDto): Promise<Page<LedgerRow>> {
    return this.ledger.run(actor, query);
  }

  @Post()
  add(@CurrentActor() actor: Actor, @Body() { line }: AddLedgerLineDto): Promise<LedgerRow> {
    return this.addLine.run(actor, line);
  }

  @Post(':id/corrections')
  correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CorrectLedgerLineDto,
  ): Promise<LedgerRow> {
    return this.correctLine.run(actor, id, body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: WithdrawDto): Promise<LedgerRow> {
    return this.withdrawLine.run(actor, id, body);
  }
}
