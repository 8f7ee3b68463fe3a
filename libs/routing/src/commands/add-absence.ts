import { scopeOf, type Actor } from '@desk/access';
import type { AbsenceRequest, AbsenceView } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Agents, tellOfStaffing } from '../agents.js';
import { absenceFaults } from '../domain/staffing-faults.js';
import { refuse } from '../refuse.js';

/** Says on which days an agent is not there. */
@Injectable()
export class AddAbsence {
  constructor(
    private readonly database: Database,
    private readonly agents: Agents,
  ) {}

  async run(actor: Actor, agentId: string, request: AbsenceRequest): Promise<AbsenceView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const agent = await this.agents.staffed(tx, actor, agentId, { self: true });
      refuse(absenceFaults(request));
      const { from, until, kind } = request;
      const id = newId();
      await tx.query(
        `insert into absence (id, person_id, kind, from_date, until_date, entered_by_id, entered_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, agent.id, kind, from, until, actor.id, tx.now.toString()],
      );
      tellOfStaffing(tx, agent.id);
      return { id, from, until, kind };
    });
  }
}
