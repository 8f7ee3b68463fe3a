import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { Page, TeamMemberItem } from '@desk/contracts';
import { Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Teams } from '../teams.js';

/** Who works in a team; agents only, for whom else it is none of their business. */
@Injectable()
export class ListTeamMembers {
  constructor(
    private readonly database: Database,
    private readonly teams: Teams,
  ) {}

  async run(actor: Actor, teamKey: string): Promise<Page<TeamMemberItem>> {
    authoriseDesk(actor, 'workQueues');
    return this.database.read(scopeOf(actor), async (tx) => {
      const team = await this.teams.byKey(tx, teamKey);
      if (!team) throw notFound('The team');
      const items = await tx.query<TeamMemberItem>(
        `select p.id, p.name, p.username from team_member m join person p on p.id = m.person_id
         where m.team_id = $1 and p.active order by p.name collate "nb-x-icu", p.id`,
        [team.id],
      );
      return { items, nextCursor: null };
    });
  }
}
