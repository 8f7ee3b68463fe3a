import { authoriseDesk, type Actor } from '@desk/access';
import { isId, notFound, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Agents } from './agents.js';

/** What was entered of an agent for certain days or hours, found again by its id. */
@Injectable()
export class AbsencesRepository {
  constructor(private readonly agents: Agents) {}

  /** Locks it and gives the agent's id; 404 when there is none, 403 when the actor may not change it. */
  async lock(
    tx: Tx,
    actor: Actor,
    table: 'absence' | 'phone_duty',
    id: string,
    given: { readonly self: boolean },
  ): Promise<string> {
    authoriseDesk(actor, 'seeAgents');
    const [row] = isId(id)
      ? await tx.query<{ personId: string }>(`select person_id as "personId" from ${table} where id = $1 for update`, [
          id,
        ])
      : [];
    if (!row) throw notFound(table === 'absence' ? 'The absence' : 'The duty');
    return (await this.agents.staffed(tx, actor, row.personId, given)).id;
  }
}
