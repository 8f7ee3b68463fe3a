import { authoriseDesk, cityDate, scopeOf, type Actor } from '@desk/access';
import type { LedgerContent, LedgerRow } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { insertLine, readLine, refuseFaultyLine } from './ledger-rows.js';

@Injectable()
export class AddLedgerLine {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, line: LedgerContent): Promise<LedgerRow> {
    authoriseDesk(actor, 'editBenefitPlan');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      refuseFaultyLine(line, cityDate(tx.now));
      const id = newId();
      await insertLine(tx, id, line);
      return readLine(tx, id);
    });
  }
}
