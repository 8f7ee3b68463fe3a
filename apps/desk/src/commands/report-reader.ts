import { OperatorError, withClient } from '@desk/schema';
import { Command } from 'commander';
import type pg from 'pg';
import { withDeskDatabase } from '../desk-database.js';

interface AddOptions {
  readonly role: string;
  readonly agency?: string;
  readonly all?: true;
}

interface Role {
  readonly exists: boolean;
  readonly strong: boolean;
  readonly ours: boolean;
}

/** Runs as the role that owns the tables and may give the right to read. */
const asAdmin = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withDeskDatabase('join', ({ urls }) => withClient(urls.adminUrl, work));

/** Lets a role of the database read the schema `report`: one more agency, or all of them. */
export async function addReportReader(client: pg.Client, { role, agency, all }: AddOptions): Promise<void> {
  if ((agency === undefined) === (all === undefined)) {
    throw new OperatorError('Say which rows the role may read.', 'Give either --agency KEY or --all.');
  }
  const { rows } = await client.query<Role>(ROLE, [role]);
  const [found] = rows;
  if (!found?.exists) {
    throw new OperatorError(
      `The database has no role "${role}".`,
      `Make it as a superuser: create role ${client.escapeIdentifier(role)} login password '…'`,
    );
  }
  if (found.strong || found.ours) {
    throw new OperatorError(
      `The role "${role}" can see more than a reader may.`,
      'Use a role of its own, without superuser, bypassrls, and membership in roles of the desk.',
    );
  }
  await client.query('begin');
  const reads = agency === undefined ? null : await agencyId(client, agency);
  await client.query(
    `insert into report_reader (role_name, reads_agency) values ($1, $2) on conflict (role_name, reads_agency) do nothing`,
    [role, reads],
  );
  await client.query(`grant desk_report to ${client.escapeIdentifier(role)}`);
  const database = await client.query<{ name: string }>('select current_database() as name');
  await client.query('set local role desk_owner');
  await client.query(
    `grant connect on database ${client.escapeIdentifier(database.rows[0]?.name ?? '')} to desk_report`,
  );
  await client.query('commit');
}

/** Takes the right away again; answers whether there was one. */
export async function removeReportReader(client: pg.Client, role: string): Promise<boolean> {
  await client.query('begin');
  const { rowCount } = await client.query('delete from report_reader where role_name = $1', [role]);
  const { rows } = await client.query<Role>(ROLE, [role]);
  if (rows[0]?.exists) await client.query(`revoke desk_report from ${client.escapeIdentifier(role)}`);
  await client.query('commit');
  return (rowCount ?? 0) > 0;
}

/** `agency` null: all agencies. `exists`: whether there is still such a role. */
export async function listReportReaders(
  client: pg.Client,
): Promise<{ readonly role: string; readonly agency: string | null; readonly exists: boolean }[]> {
  const { rows } = await client.query<{ role: string; agency: string | null; exists: boolean }>(LIST);
  return rows;
}

async function agencyId(client: pg.Client, key: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from agency where key = $1', [key]);
  const [agency] = rows;
  if (!agency) throw new OperatorError(`There is no agency "${key}".`, 'Give the key of an agency, as in its address.');
  return agency.id;
}

const ROLE = /* sql */ `
select exists (select from pg_roles where rolname = $1) as exists,
  coalesce((select rolsuper or rolbypassrls from pg_roles where rolname = $1), false) as strong,
  $1 like 'desk\\_%' or exists (
    select from pg_roles d where d.rolname like 'desk\\_%' and d.rolname <> 'desk_report'
      and exists (select from pg_roles r where r.rolname = $1 and pg_has_role(r.oid, d.oid, 'member'))) as ours`;

const LIST = /* sql */ `
select r.role_name as role, a.key as agency, exists (select from pg_roles p where p.rolname = r.role_name) as exists
from report_reader r left join agency a on a.id = r.reads_agency order by 1, 2 nulls first`;

const add = new Command('add')
  .description('let a role of the database read the schema "report"')
  .requiredOption('--role <name>', 'the role with which the tool logs in')
  .option('--agency <key>', 'rows of this agency; may be given again for more')
  .option('--all', 'rows of all agencies')
  .action(async (options: AddOptions) => {
    await asAdmin((client) => addReportReader(client, options));
    console.log(`${options.role} reads ${options.agency ?? 'all agencies'} in the schema "report".`);
  });

const list = new Command('list').description('who reads the schema "report"').action(async () => {
  for (const { role, agency, exists } of await asAdmin(listReportReaders)) {
    console.log(`${role}  ${agency ?? 'all agencies'}${exists ? '' : '  (there is no such role any more)'}`);
  }
});

const remove = new Command('remove')
  .description('take the right to read from a role')
  .requiredOption('--role <name>', 'the role')
  .action(async ({ role }: { readonly role: string }) => {
    if (!(await asAdmin((client) => removeReportReader(client, role)))) {
      throw new OperatorError(`"${role}" is no reader.`, 'See "desk report-reader list".');
    }
    console.log(`${role} reads the schema "report" no more.`);
  });

export const reportReaderCommand = new Command('report-reader')
  .description('roles of the database with which tools of the city read figures')
  .addCommand(add)
  .addCommand(list)
  .addCommand(remove);
