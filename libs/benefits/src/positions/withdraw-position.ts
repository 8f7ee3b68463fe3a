import { authoriseDesk, type Actor } from '@desk/access';
import type { WithdrawRequest } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reasonOf, refuseOther } from '../rows.js';
import { changePosition, lockPosition, positionScope } from './position-rows.js';

/** Takes back a position that was entered by mistake, as if it had never counted; that it stood is kept. */
@Injectable()
export class WithdrawPosition {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, reason }: WithdrawRequest): Promise<void> {
    authoriseDesk(actor, 'readPositions');
    await this.database.transaction(positionScope(actor), async (tx) => {
      const { stored } = await lockPosition(tx, actor, id);
      refuseOther(stored.revision, revision, 'the position');
      await changePosition(tx, stored, stored, { reason: reasonOf(reason), withdrawn: true });
    });
  }
}
