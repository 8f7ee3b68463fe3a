import { authoriseDesk, mayReadStaffing, mayStaffTeam, type Actor } from '@desk/access';
import type { StaffingSettings, TeamItem, TeamStaffing } from '@desk/contracts';
import { Database, notFound, Problem, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { staffMember } from '../staff.view.js';
import { Staffing } from '../staffing.js';
import { Teams } from '../teams.js';

/** How a team is staffed now: who is there with what load, and what was said beforehand. */
@Injectable()
export class ReadStaffing {
  constructor(
    private readonly database: Database,
    private readonly teams: Teams,
    private readonly staffing: Staffing,
  ) {}

  async run(actor: Actor, teamKey: string): Promise<TeamStaffing> {
    authoriseDesk(actor, 'seeAgents');
    // With the eyes of the desk: load counts the tickets of agencies that the reader does not serve as well.
    return this.database.read(this.database.systemScope, async (tx) => {
      const team = await this.teams.byKey(tx, teamKey);
      if (!team) throw notFound('The team');
      if (!mayReadStaffing(actor, team.id)) {
        throw new Problem('forbidden', 'How a team is staffed is for those who work in it.');
      }
      const manage = mayStaffTeam(actor, team.id);
      const members = await this.staffing.of(tx, team.id);
      return {
        team: { key: team.key, name: team.name, line: team.line },
        settings: await staffingSettings(tx, team.id),
        helpers: await helpersOf(tx, team.id),
        members: members.map((facts) => staffMember(facts, tx.now, manage || facts.id === actor.id)),
        manage,
      };
    });
  }
}

/** The teams that help a team, as they are shown. */
export function helpersOf(tx: ReadTx, teamId: string): Promise<TeamItem[]> {
  return tx.query<TeamItem>(
    `select t.key, t.name, t.line from team_helper h join team t on t.id = h.helper_id
     where h.team_id = $1 order by t.position, t.name collate "nb-x-icu", t.key`,
    [teamId],
  );
}

export async function staffingSettings(tx: ReadTx, teamId: string): Promise<StaffingSettings> {
  const [settings] = await tx.query<StaffingSettings>(
    `select push, push_cap as "pushCap", return_away_minutes as "returnAwayMinutes", return_pending as "returnPending"
     from team where id = $1`,
    [teamId],
  );
  if (!settings) throw notFound('The team');
  return settings;
}
