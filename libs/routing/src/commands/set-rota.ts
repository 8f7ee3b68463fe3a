import { scopeOf, type Actor } from '@desk/access';
import { weekFaults } from '@desk/agencies';
import type { RotaHours } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Agents, tellOfStaffing } from '../agents.js';
import { refuse } from '../refuse.js';

/** Says in which hours of a week an agent works; null: presence alone says when. */
@Injectable()
export class SetRota {
  constructor(
    private readonly database: Database,
    private readonly agents: Agents,
  ) {}

  async run(actor: Actor, agentId: string, hours: RotaHours | null): Promise<{ hours: RotaHours | null }> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const { id } = await this.agents.staffed(tx, actor, agentId, { self: false });
      if (hours === null) await tx.query('delete from rota where person_id = $1', [id]);
      else {
        refuse(weekFaults({ hours }));
        await tx.query(
          `insert into rota (person_id, hours) values ($1, $2::jsonb)
           on conflict (person_id) do update set hours = excluded.hours`,
          [id, JSON.stringify(hours)],
        );
      }
      tellOfStaffing(tx, id);
      return { hours };
    });
  }
}
