import { Module } from '@nestjs/common';
import { AddLedgerLine } from './add-ledger-line.js';
import { CorrectLedgerLine } from './correct-ledger-line.js';
import { LedgerController } from './ledger.controller.js';
import { ListLedger } from './list-ledger.js';
import { WithdrawLedgerLine } from './withdraw-ledger-line.js';

/** What centralising costs. */
@Module({
  controllers: [LedgerController],
  providers: [ListLedger, AddLedgerLine, CorrectLedgerLine, WithdrawLedgerLine],
})
export class LedgerModule {}
