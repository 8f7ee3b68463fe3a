import type { Actor } from '@desk/access';
import type { Presence, PresenceView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Agents } from '../agents.js';
import { Presences } from '../presences.js';
import { presenceOf } from '../queries/read-presence.js';

/** Says whether an agent is there; the agent says so, or their lead for them. */
@Injectable()
export class SetPresence {
  constructor(
    private readonly database: Database,
    private readonly agents: Agents,
    private readonly presences: Presences,
  ) {}

  async run(actor: Actor, agentId: string, presence: Presence): Promise<PresenceView> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const { id } = await this.agents.staffed(tx, actor, agentId, { self: true });
      await this.presences.choose(tx, id, presence, actor.id);
      return presenceOf(tx, id);
    });
  }
}
