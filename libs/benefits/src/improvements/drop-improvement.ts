import type { Actor } from '@desk/access';
import type { ActionView, WithdrawRequest } from '@desk/contracts';
import { Database, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reasonOf } from '../rows.js';
import { actionScope, changeAction, lockAction, readAction } from './action-rows.js';

/** An action will not be done, for a reason that stays beside it. It cannot be deleted. */
@Injectable()
export class DropImprovement {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, reason }: WithdrawRequest): Promise<ActionView> {
    return this.database.transaction(actionScope(actor), async (tx) => {
      const stored = await lockAction(tx, actor, id, { revision, move: 'drop' });
      const said = reasonOf(reason);
      const columns = { state: 'dropped', outcome: said, closed_at: toIso(tx.now) };
      await changeAction(tx, stored, columns, { type: 'dropped', reason: said, changes: [] });
      return readAction(tx, actor, id);
    });
  }
}
