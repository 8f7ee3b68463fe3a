import { authoriseDesk, type Actor } from '@desk/access';
import type { ActionPlan, ActionView } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { actionFaults } from '../domain/action.js';
import { actionScope, insertAction, ownerOf, readAction, refuseFaultyPlan, tellOwner } from './action-rows.js';

/** Opens an action that no quarter has asked for. */
@Injectable()
export class OpenImprovement {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, plan: ActionPlan): Promise<ActionView> {
    authoriseDesk(actor, 'editBenefitPlan');
    return this.database.transaction(actionScope(actor), async (tx) => {
      refuseFaultyPlan(actionFaults(plan, { isStarted: false }));
      const owner = await ownerOf(tx, plan.owner);
      const id = newId();
      await insertAction(tx, { ...plan, id, owner, quarter: null, openedById: actor.id });
      tellOwner(tx, actor, id, owner, null);
      return readAction(tx, actor, id);
    });
  }
}
