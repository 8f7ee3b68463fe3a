import { LINES, type Line } from '@desk/contracts';
import { newId, type Tx } from '@desk/platform';
import { Faults, readCsv, type CsvRow } from './csv-file.js';

export interface TeamRow {
  readonly key: string;
  readonly name: string;
  readonly line: Line;
  /** Usernames; null when the file says nothing about the team's people. */
  readonly members: readonly string[] | null;
  /** Those of the members who lead. */
  readonly leads: readonly string[];
  /** Keys of the services that this team answers for in second line. */
  readonly services: readonly string[];
}

/** What stands on the desk already, or comes in with the same run. */
export interface TeamWorld {
  readonly lineOf: ReadonlyMap<string, Line>;
  readonly usernames: ReadonlySet<string>;
  readonly serviceKeys: ReadonlySet<string>;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** `team,name,line` and if wanted `members,leads,services`, each a list separated by blanks; lines are first, onsite, second. */
export function readTeams(file: string, world: TeamWorld): readonly TeamRow[] {
  const rows = readCsv(file, ['team', 'name', 'line'], ['members', 'leads', 'services']);
  const faults = new Faults(file);
  const seen = new Set<string>();
  const teams = rows.map((row): TeamRow => {
    const key = row.value('team');
    if (!KEY.test(key)) faults.add(row, `team "${key}" is not made of small letters, digits and hyphens (at most 40)`);
    else if (seen.has(key)) faults.add(row, `team "${key}" stands twice`);
    seen.add(key);
    const name = row.value('name');
    if (name === '' || name.length > 200) faults.add(row, 'name is empty or longer than 200 characters');
    const line = lineIn(row, world.lineOf.get(key), faults);
    const leads = listIn(row, 'leads');
    const members = listIn(row, 'members');
    for (const username of [...members, ...leads]) {
      if (!world.usernames.has(username)) faults.add(row, `there is nobody with the username "${username}"`);
    }
    const services = listIn(row, 'services');
    for (const service of services) {
      if (!world.serviceKeys.has(service)) faults.add(row, `there is no service with the key "${service}"`);
    }
    if (services.length > 0 && line !== 'second') faults.add(row, 'services are named for teams of second line only');
    const all = [...new Set([...members, ...leads])];
    return { key, name, line: line ?? 'second', members: all.length > 0 ? all : null, leads, services };
  });
  faults.throwIfAny();
  return teams;
}

function lineIn(row: CsvRow, present: Line | undefined, faults: Faults): Line | undefined {
  const given = row.value('line');
  const line = LINES.find((known) => known === given);
  if (line === undefined) faults.add(row, `line "${given}" is none of ${LINES.join(', ')}`);
  else if (present !== undefined && present !== line) {
    faults.add(row, `team "${row.value('team')}" is of the line ${present}; make another team for ${line}`);
  }
  return line;
}

const listIn = (row: CsvRow, column: string): readonly string[] =>
  row.value(column).toLowerCase().split(/\s+/).filter(Boolean);

/** Adds teams by key; those that stand already get the new name, and the people of the file in place of those before. */
export async function saveTeams(tx: Tx, teams: readonly TeamRow[]): Promise<void> {
  for (const team of teams) {
    const [saved] = await tx.query<{ id: string }>(
      `insert into team (id, key, name, line, position)
       select $1, $2, $3, $4, coalesce(max(position), -1) + 1 from team
       on conflict (key) do update set name = excluded.name returning id`,
      [newId(), team.key, team.name, team.line],
    );
    const id = saved?.id;
    await tx.query('insert into queue_counter (team_id, seq) values ($1, 0) on conflict do nothing', [id]);
    await tx.query('update service set second_line_team_id = $1 where key = any ($2)', [id, team.services]);
    if (team.members === null) continue;
    await tx.query(
      `delete from team_member where team_id = $1 and person_id not in (select id from person where username = any ($2))`,
      [id, team.members],
    );
    await tx.query(
      `insert into team_member (team_id, person_id, lead)
       select $1, id, username = any ($3) from person where username = any ($2)
       on conflict (team_id, person_id) do update set lead = excluded.lead`,
      [id, team.members, team.leads],
    );
  }
}
