import { cityDate, type Actor } from '@desk/access';
import type { ActionView, StartActionRequest } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { actionFaults } from '../domain/action.js';
import { actionScope, changeAction, lockAction, readAction, refuseFaultyPlan } from './action-rows.js';
import { refuseAhead } from './refuse-ahead.js';

/** Begins an action: from here on nothing of it is missing, and the weeks before are those before this day. */
@Injectable()
export class StartImprovement {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, on }: StartActionRequest): Promise<ActionView> {
    return this.database.transaction(actionScope(actor), async (tx) => {
      const stored = await lockAction(tx, actor, id, { revision, move: 'start' });
      refuseFaultyPlan(actionFaults({ ...stored, owner: stored.owner?.username ?? null }, { isStarted: true }));
      refuseAhead(on, cityDate(tx.now));
      const columns = { state: 'under_way', started_on: on };
      await changeAction(tx, stored, columns, { type: 'started', reason: null, changes: [] });
      return readAction(tx, actor, id);
    });
  }
}
