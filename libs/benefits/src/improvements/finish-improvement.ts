import { cityDate, type Actor } from '@desk/access';
import type { ActionView, FinishActionRequest } from '@desk/contracts';
import { Database, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { reasonOf } from '../rows.js';
import { actionScope, changeAction, lockAction, readAction } from './action-rows.js';
import { refuseAhead } from './refuse-ahead.js';

/** An action is done. What it did is measured over the eight weeks after. */
@Injectable()
export class FinishImprovement {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, on, outcome }: FinishActionRequest): Promise<ActionView> {
    return this.database.transaction(actionScope(actor), async (tx) => {
      const stored = await lockAction(tx, actor, id, { revision, move: 'finish' });
      refuseAhead(on, cityDate(tx.now), stored.startedOn);
      const said = reasonOf(outcome, '/outcome');
      const columns = { state: 'done', done_on: on, outcome: said, closed_at: toIso(tx.now) };
      await changeAction(tx, stored, columns, { type: 'finished', reason: said, changes: [] });
      return readAction(tx, actor, id);
    });
  }
}
