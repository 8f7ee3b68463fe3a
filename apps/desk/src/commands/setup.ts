import { CITY_AGENCY_ID, CITY_TIME_ZONE, type Line } from '@desk/contracts';
import type { ReadTx, Tx } from '@desk/platform';
import { OperatorError } from '@desk/schema';
import { Command } from 'commander';
import { insertRows } from '../bulk/insert-rows.js';
import { withContext, type DeskContext } from '../desk-context.js';
import { bringUpToDate, withDeskDatabase } from '../desk-database.js';
import { markDesk, readDeskState, type DeskState } from '../desk-kind.js';
import { namedFile } from '../paths.js';
import { readAgencies, saveAgencies, type AgencyRow } from '../setup/agencies-file.js';
import { readPeople, saveAdministrator, savePeople, type PersonRow } from '../setup/people-file.js';
import { standardCatalogue } from '../setup/standard-catalogue.js';
import { standardServices, standardTeams } from '../setup/standard-services.js';
import { readTeams, saveTeams, type TeamRow } from '../setup/teams-file.js';
import { signInLink } from '../sign-in-link.js';
import { Progress } from '../terminal.js';

interface Options {
  readonly agencies?: string;
  readonly people?: string;
  readonly teams?: string;
  readonly adminUsername: string;
  readonly adminName: string;
  readonly adminEmail?: string;
}

export const setupCommand = new Command('setup')
  .description(
    'prepare an empty desk for real use: tables, services, teams, declaration, first administrator, agencies and people',
  )
  .option('--agencies <file>', 'CSV: key,name,kind[,head_count,joined_on,wave,local_contact]')
  .option('--people <file>', 'CSV: username,name,agency[,email,phone,title,employee_number,employed_from,roles]')
  .option('--teams <file>', 'CSV: team,name,line[,members,leads,services]')
  .option('--admin-username <name>', 'username of the first administrator', 'administrator')
  .option('--admin-name <name>', 'name of the first administrator', 'Administrator')
  .option('--admin-email <address>', 'mail address of the first administrator')
  .action(async (options: Options) => {
    const progress = new Progress();
    await withDeskDatabase('join', async (database) => {
      await bringUpToDate(database, progress.step);
      const state = await readDeskState(database.urls.adminUrl);
      await withContext(database, (desk) => setup(desk, state, options, progress));
    });
    progress.done();
  });

async function setup(
  desk: DeskContext,
  { kind, empty }: DeskState,
  options: Options,
  progress: Progress,
): Promise<void> {
  const { database } = desk;
  const scope = database.systemScope;
  if (!empty && kind !== 'real') {
    throw new OperatorError(
      'This desk holds the demo city.',
      'Prepare a real one in another place: set DATABASE_URL and its companions, or DESK_DATA to a new folder, or move .desk/postgres away.',
    );
  }
  // All files are read to their end before anything is written.
  const agencies: readonly AgencyRow[] =
    options.agencies === undefined ? [] : readAgencies(namedFile(options.agencies));
  const known = await database.read(scope, (tx) => tx.query<{ key: string }>('select key from agency'));
  const keys = new Set([...known.map((row) => row.key), ...agencies.map((row) => row.key)]);
  const people: readonly PersonRow[] = options.people === undefined ? [] : readPeople(namedFile(options.people), keys);

  const teams: readonly TeamRow[] =
    options.teams === undefined
      ? []
      : await database.read(scope, async (tx) =>
          readTeams(namedFile(options.teams ?? ''), await teamWorld(tx, people)),
        );

  const link = await database.transaction(scope, async (tx) => {
    await markDesk(tx, 'real');
    await saveAgencies(tx, agencies);
    if (await addCatalogue(tx)) console.log('Services, teams, calendars, rules and the service declaration are in.');
    if (!empty) return null;
    const id = await saveAdministrator(
      tx,
      options.adminUsername.toLowerCase(),
      options.adminName,
      options.adminEmail ?? null,
    );
    return signInLink(desk.config, tx, id);
  });
  if (agencies.length > 0) console.log(`${agencies.length} agencies are in.`);
  if (people.length > 0) {
    progress.step(`Adding ${people.length} people`);
    // A transaction of its own: what it may see was fixed at its start, and the new agencies belong to it.
    await database.transaction(scope, (tx) => savePeople(tx, people));
    console.log(`${people.length} people are in.`);
  }
  if (teams.length > 0) {
    await database.transaction(scope, (tx) => saveTeams(tx, teams));
    console.log(`${teams.length} teams are in.`);
  }
  if (link === null) return;
  console.log(
    `\nThe desk is ready. The first administrator (${options.adminUsername}) signs in once, within 24 hours, with`,
  );
  console.log(link);
}

const CITY_TEAMS = 'select key, line from team where agency_id = $1';

/** The standard catalogue, for a desk that has no teams yet. Returns whether it was added. */
async function addCatalogue(tx: Tx): Promise<boolean> {
  if ((await tx.query(CITY_TEAMS, [CITY_AGENCY_ID])).length > 0) return false;
  const today = tx.now.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  for (const table of standardCatalogue(tx.now, today).tables) await insertRows(tx, table);
  return true;
}

async function teamWorld(tx: ReadTx, coming: readonly PersonRow[]) {
  const people = await tx.query<{ username: string }>('select username from person where active');
  const services = await tx.query<{ key: string }>('select key from service where agency_id = $1', [CITY_AGENCY_ID]);
  const teams = await tx.query<{ key: string; line: Line }>(CITY_TEAMS, [CITY_AGENCY_ID]);
  const present = teams.length > 0;
  return {
    lineOf: new Map((present ? teams : standardTeams).map(({ key, line }) => [key, line] as const)),
    usernames: new Set([...people, ...coming].map(({ username }) => username)),
    serviceKeys: new Set((present ? services : standardServices).map(({ key }) => key)),
  };
}
