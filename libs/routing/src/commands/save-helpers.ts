import { authoriseDesk, mayStaffTeam, scopeOf, type Actor } from '@desk/access';
import type { FieldError, Page, TeamItem } from '@desk/contracts';
import { Database, notFound, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { tellOfStaffing } from '../agents.js';
import { helpCircle, type Help } from '../domain/help-circle.js';
import { helpersOf } from '../queries/read-staffing.js';
import { refuse } from '../refuse.js';
import { Teams, type Team } from '../teams.js';

/** One family of advisory locks: two circles' halves are not saved at once. */
const SAVING = 7_204_603;

/** Names the teams that take from a team's queue when it will breach. */
@Injectable()
export class SaveHelpers {
  constructor(
    private readonly database: Database,
    private readonly teams: Teams,
  ) {}

  async run(actor: Actor, teamKey: string, keys: readonly string[]): Promise<Page<TeamItem>> {
    authoriseDesk(actor, 'seeAgents');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const team = await this.teams.byKey(tx, teamKey);
      if (!team) throw notFound('The team');
      if (!mayStaffTeam(actor, team.id)) throw new Problem('forbidden', 'This is for the leads of the team to say.');
      await tx.query('select pg_advisory_xact_lock($1)', [SAVING]);
      const all = await this.teams.all(tx);
      refuse(keys.flatMap((key, index) => faultsOf(team, all, keys, key, index)));
      const helpers = all.filter(({ key }) => keys.includes(key));
      const others = await tx.query<Help>(
        'select team_id as team, helper_id as helper from team_helper where team_id <> $1',
        [team.id],
      );
      const circle = helpCircle([...others, ...helpers.map(({ id }) => ({ team: team.id, helper: id }))], team.id);
      if (circle) refuse([inACircle(circle.map((id) => all.find((one) => one.id === id)?.name ?? ''))]);
      await tx.query('delete from team_helper where team_id = $1', [team.id]);
      await tx.query('insert into team_helper (team_id, helper_id) select $1, unnest($2::uuid[])', [
        team.id,
        helpers.map(({ id }) => id),
      ]);
      if (helpers.length === 0) await tx.query('update team set overflow_since = null where id = $1', [team.id]);
      tellOfStaffing(tx, team.id);
      return { items: await helpersOf(tx, team.id), nextCursor: null };
    });
  }
}

function faultsOf(team: Team, all: readonly Team[], keys: readonly string[], key: string, index: number): FieldError[] {
  const pointer = `/helpers/${index}/key`;
  const helper = all.find((one) => one.key === key);
  if (!helper) return [{ pointer, code: 'unknown_team', message: `there is no team ${key}` }];
  if (helper.line !== team.line) return [{ pointer, code: 'other_line', message: 'is a team of another line' }];
  if (keys.indexOf(key) < index) return [{ pointer, code: 'twice', message: 'is named more than once' }];
  return helper.id === team.id ? [{ ...inACircle([team.name, team.name]), pointer }] : [];
}

function inACircle(names: readonly string[]): FieldError {
  const teams = names.join(' → ');
  return {
    pointer: '/helpers',
    code: 'help_in_a_circle',
    message: `would help in a circle: ${teams}`,
    values: { teams },
  };
}
