import { OperatorError } from '@desk/schema';
import { Command } from 'commander';
import { withContext, type DeskContext } from '../desk-context.js';
import { bringUpToDate, withDeskDatabase } from '../desk-database.js';
import { markDesk, readDeskState, type DeskState } from '../desk-kind.js';
import { namedFile } from '../paths.js';
import { readAgencies, saveAgencies, type AgencyRow } from '../setup/agencies-file.js';
import { readPeople, saveAdministrator, savePeople, type PersonRow } from '../setup/people-file.js';
import { signInLink } from '../sign-in-link.js';
import { Progress } from '../terminal.js';

interface Options {
  readonly agencies?: string;
  readonly people?: string;
  readonly adminUsername: string;
  readonly adminName: string;
  readonly adminEmail?: string;
}

export const setupCommand = new Command('setup')
  .description('prepare an empty desk for real use: tables, first administrator, agencies and people')
  .option('--agencies <file>', 'CSV: key,name,kind[,head_count,joined_on,local_contact]')
  .option('--people <file>', 'CSV: username,name,agency[,email,phone,title,employed_from,roles]')
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
  // Both files are read to their end before anything is written.
  const agencies: readonly AgencyRow[] =
    options.agencies === undefined ? [] : readAgencies(namedFile(options.agencies));
  const known = await database.read(scope, (tx) => tx.query<{ key: string }>('select key from agency'));
  const keys = new Set([...known.map((row) => row.key), ...agencies.map((row) => row.key)]);
  const people: readonly PersonRow[] = options.people === undefined ? [] : readPeople(namedFile(options.people), keys);

  const link = await database.transaction(scope, async (tx) => {
    await markDesk(tx, 'real');
    await saveAgencies(tx, agencies);
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
  if (link === null) return;
  console.log(
    `\nThe desk is ready. The first administrator (${options.adminUsername}) signs in once, within 24 hours, with`,
  );
  console.log(link);
}
