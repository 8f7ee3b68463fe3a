import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { CorrectLedgerRequest, LedgerRow } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reasonOf, refuseOther } from '../rows.js';
import { changeLine, lockLine, readLine, refuseFaultyLine } from './ledger-rows.js';

/** Says what was really spent, for a reason; what it said before is kept. */
@Injectable()
export class CorrectLedgerLine {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, line, reason }: CorrectLedgerRequest): Promise<LedgerRow> {
    authoriseDesk(actor, 'editBenefitPlan');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      refuseOther((await lockLine(tx, id)).revision, revision, 'the line');
      refuseFaultyLine(line, cityDate(tx.now));
      await changeLine(tx, id, line, reasonOf(reason));
      return readLine(tx, id);
    });
  }
}
