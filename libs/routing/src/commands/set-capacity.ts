import { authoriseDesk, cityDate, mayStaffTeam, type Actor } from '@desk/access';
import type { StaffMember } from '@desk/contracts';
import { Database, isId, notFound, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { tellOfStaffing } from '../agents.js';
import { staffMember } from '../staff.view.js';
import { Staffing } from '../staffing.js';
import { Teams } from '../teams.js';

/** Says how much of somebody a team has: by their position, and today. */
@Injectable()
export class SetCapacity {
  constructor(
    private readonly database: Database,
    private readonly teams: Teams,
    private readonly staffing: Staffing,
  ) {}

  /** What is left out stays; `today` null: as the position is. */
  async run(
    actor: Actor,
    teamKey: string,
    memberId: string,
    { share, today }: { readonly share?: number; readonly today?: number | null },
  ): Promise<StaffMember> {
    authoriseDesk(actor, 'seeAgents');
    // With the eyes of the desk, as the load in the answer counts all tickets.
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const team = await this.teams.byKey(tx, teamKey);
      if (!team) throw notFound('The team');
      if (!mayStaffTeam(actor, team.id)) throw new Problem('forbidden', 'This is for the leads of the team to say.');
      const member = [team.id, isId(memberId) ? memberId : null];
      if (share !== undefined) {
        await tx.query('update team_member set capacity = $3 where team_id = $1 and person_id = $2', [
          ...member,
          share,
        ]);
      }
      if (today === null) await tx.query(FORGET, [...member, cityDate(tx.now)]);
      else if (today !== undefined) await tx.query(SAY, [...member, cityDate(tx.now), today, actor.id]);
      const facts = (await this.staffing.of(tx, team.id)).find(({ id }) => id === memberId);
      if (!facts) throw notFound('The member');
      tellOfStaffing(tx, facts.id);
      return staffMember(facts, tx.now, true);
    });
  }
}

const FORGET = 'delete from capacity_override where team_id = $1 and person_id = $2 and on_date = $3';
const SAY = /* sql */ `
insert into capacity_override (team_id, person_id, on_date, share, set_by_id)
select m.team_id, m.person_id, $3::date, $4::numeric, $5::uuid from team_member m where m.team_id = $1 and m.person_id = $2
on conflict (team_id, person_id, on_date) do update set share = excluded.share, set_by_id = excluded.set_by_id`;
