import { authoriseDesk, mayStaffAgent, type Actor } from '@desk/access';
import { notFound, Problem, type ReadTx, type Tx } from '@desk/platform';
import { CITY_AGENCY_ID } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { Teams, type Worker } from './teams.js';

/** Agents as their leads and they themselves set them up. */
@Injectable()
export class Agents {
  constructor(private readonly teams: Teams) {}

  /** An agent whom the actor may staff; with `self` also the actor. 404 when there is no such agent, 403 when they may not. */
  async staffed(tx: ReadTx, actor: Actor, usernameOrId: string, { self }: { readonly self: boolean }): Promise<Worker> {
    authoriseDesk(actor, 'seeAgents');
    const agent = await this.teams.worker(tx, usernameOrId);
    if (!agent || agent.teams.length === 0) throw notFound('The agent');
    if (mayStaffAgent(actor, agent) || (self && agent.id === actor.id)) return agent;
    throw new Problem('forbidden', 'This is for the leads of the agent’s teams to say.');
  }
}

/** Tells the screens that something about an agent, or a whole team, is not as it was. */
export function tellOfStaffing(tx: Tx, ...subjectIds: readonly string[]): void {
  for (const subjectId of subjectIds) tx.emit('staffing.changed', { agencyId: CITY_AGENCY_ID, subjectId });
}
