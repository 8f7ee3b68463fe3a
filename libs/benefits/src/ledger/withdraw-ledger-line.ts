import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { LedgerRow, WithdrawRequest } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reasonOf, refuseOther } from '../rows.js';
import { changeLine, lockLine, readLine } from './ledger-rows.js';

/** Takes back a line that was entered by mistake. It stays where it is, and does not count. */
@Injectable()
export class WithdrawLedgerLine {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, reason }: WithdrawRequest): Promise<LedgerRow> {
    authoriseDesk(actor, 'editBenefitPlan');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      refuseOther((await lockLine(tx, id)).revision, revision, 'the line');
      await changeLine(tx, id, null, reasonOf(reason));
      return readLine(tx, id);
    });
  }
}
