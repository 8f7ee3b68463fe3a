import { type Actor } from '@desk/access';
import type { Presence, PresenceView } from '@desk/contracts';
import { Database, toInstant, toIso, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Agents } from '../agents.js';

interface Row {
  readonly state: Presence | null;
  readonly chosen: Presence | null;
  readonly since: Date | null;
  readonly setBy: { id: string; name: string } | null;
  readonly returning: number;
}

/** Whether an agent is there, for themselves and their leads. */
@Injectable()
export class ReadPresence {
  constructor(
    private readonly database: Database,
    private readonly agents: Agents,
  ) {}

  async run(actor: Actor, agentId: string): Promise<PresenceView> {
    return this.database.read(this.database.systemScope, async (tx) => {
      const { id } = await this.agents.staffed(tx, actor, agentId, { self: true });
      return presenceOf(tx, id);
    });
  }
}

export async function presenceOf(tx: ReadTx, agentId: string): Promise<PresenceView> {
  const [row] = await tx.query<Row>(SQL, [agentId]);
  return {
    presence: row?.state ?? 'off',
    chosen: row?.chosen ?? 'off',
    since: row?.since ? toIso(toInstant(row.since)) : null,
    setBy: row?.setBy ?? null,
    returning: row?.returning ?? 0,
  };
}

/** With the eyes of the desk: what goes back is counted in all agencies. */
const SQL = /* sql */ `
select a.state, a.chosen, a.since,
  (select json_build_object('id', p.id, 'name', p.name) from person p
   where p.id = a.chosen_by_id and p.id <> a.person_id) as "setBy",
  (select count(*)::int from ticket t join team on team.id = t.team_id
   where t.assignee_id = w.id and (t.state in ('new', 'open')
     or team.return_pending and t.state in ('pending_requester', 'pending_vendor', 'pending_approval', 'scheduled'))) as returning
from (select $1::uuid as id) w left join agent_presence a on a.person_id = w.id`;
