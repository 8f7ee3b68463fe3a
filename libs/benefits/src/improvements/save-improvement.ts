import type { Actor } from '@desk/access';
import type { ActionEvent, ActionPlan, ActionRow, ActionView, PersonRef, SaveActionRequest } from '@desk/contracts';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { actionFaults } from '../domain/action.js';
import {
  actionScope,
  changeAction,
  lockAction,
  ownerOf,
  readAction,
  refuseFaultyPlan,
  tellOwner,
} from './action-rows.js';

/** Says what is to be done, by whom and when. By which figure it is measured is said before it starts, and stays. */
@Injectable()
export class SaveImprovement {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string, { revision, plan }: SaveActionRequest): Promise<ActionView> {
    return this.database.transaction(actionScope(actor), async (tx) => {
      const stored = await lockAction(tx, actor, id, { revision, move: 'edit' });
      refuseFaultyPlan(actionFaults(plan, { isStarted: stored.state === 'under_way' }));
      if (stored.state === 'under_way' && plan.figure !== stored.figure) {
        throw new Problem('action_not_allowed', 'Its figure was chosen before it started, and stays.');
      }
      const owner = await ownerOf(tx, plan.owner);
      const columns = { text: plan.text.trim(), owner_id: owner?.id ?? null, due_on: plan.dueOn, figure: plan.figure };
      const changes = changesOf(stored, plan, owner);
      if (changes.length > 0) await changeAction(tx, stored, columns, { type: 'changed', reason: null, changes });
      tellOwner(tx, actor, id, owner, stored.owner);
      return readAction(tx, actor, id);
    });
  }
}

function changesOf(stored: ActionRow, plan: ActionPlan, owner: PersonRef | null): ActionEvent['changes'] {
  const all: ActionEvent['changes'] = [
    { field: 'text', before: stored.text, after: plan.text.trim() },
    { field: 'owner', before: stored.owner?.name ?? null, after: owner?.name ?? null },
    { field: 'dueOn', before: stored.dueOn, after: plan.dueOn },
    { field: 'figure', before: stored.figure, after: plan.figure },
  ];
  return all.filter(({ field, before, after }) =>
    field === 'owner' ? stored.owner?.id !== owner?.id : before !== after,
  );
}
