import { authoriseDesk, mayStaffTeam, scopeOf, type Actor } from '@desk/access';
import type { StaffingSettings } from '@desk/contracts';
import { Database, notFound, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { tellOfStaffing } from '../agents.js';
import { Teams } from '../teams.js';

/** Says how a team shares its work out, and when what somebody holds goes back. */
@Injectable()
export class SaveStaffing {
  constructor(
    private readonly database: Database,
    private readonly teams: Teams,
  ) {}

  async run(actor: Actor, teamKey: string, wanted: StaffingSettings): Promise<StaffingSettings> {
    authoriseDesk(actor, 'seeAgents');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const team = await this.teams.byKey(tx, teamKey);
      if (!team) throw notFound('The team');
      if (!mayStaffTeam(actor, team.id)) throw new Problem('forbidden', 'This is for the leads of the team to say.');
      await tx.query(
        `update team set push = $2, push_cap = $3, return_away_minutes = $4, return_pending = $5 where id = $1`,
        [team.id, wanted.push, wanted.pushCap, wanted.returnAwayMinutes, wanted.returnPending],
      );
      tellOfStaffing(tx, team.id);
      return wanted;
    });
  }
}
