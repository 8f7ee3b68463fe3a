import { cityDate, mayReadQueue, type Actor } from '@desk/access';
import { Database, notFound, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** Whose queue is read. */
export interface QueueTeam {
  readonly id: string;
  readonly key: string;
}

/** True of an `agency a` whose people can file: it has joined, or a pilot runs in it. `today` is a parameter. */
const canFile = (
  today: string,
): string => `a.kind not in ('city', 'history') and (a.joined_on <= ${today}::date or exists (
  select from membership m where m.agency_id = a.id and m.pilot
    and m.valid_from <= ${today}::date and (m.valid_to is null or m.valid_to > ${today}::date)))`;

/** True when the team serves the agency; a team without a list of its own serves all that can file. */
export const serves = (team: string, agency: string, today: string): string =>
  `case when exists (select from team_agency s where s.team_id = ${team})
    then exists (select from team_agency s where s.team_id = ${team} and s.agency_id = ${agency})
    else exists (select from agency a where a.id = ${agency} and ${canFile(today)}) end`;

/** The agencies that the team serves, as an array. */
export const servedBy = (team: string, today: string): string =>
  `coalesce((select array_agg(s.agency_id) from team_agency s where s.team_id = ${team}),
    array(select a.id from agency a where ${canFile(today)}))`;

@Injectable()
export class QueueTeams {
  constructor(private readonly database: Database) {}

  /** The team whose queue the actor asks for; 404 when there is none, 403 when it is not theirs to read. */
  async readable(actor: Actor, key: string): Promise<QueueTeam> {
    if (!actor.roles.includes('agent')) throw new Problem('forbidden', 'Only agents read queues.');
    const own = actor.teams.find((team) => team.key === key);
    if (own) return { id: own.id, key };
    // With the eyes of the desk: who sees some of the agencies of a team must not be taken for one who serves them all.
    const [team] = await this.database.read(this.database.systemScope, (tx) =>
      tx.query<{ id: string; servedAgencyIds: string[] }>(
        `select t.id, ${servedBy('t.id', '$2')} as "servedAgencyIds" from team t where t.key = $1`,
        [key, cityDate(tx.now)],
      ),
    );
    if (!team) throw notFound('The team');
    if (!mayReadQueue(actor, team))
      throw new Problem('forbidden', 'Your teams do not serve every agency of this queue.');
    return { id: team.id, key };
  }
}
