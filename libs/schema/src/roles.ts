import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * The roles that can log in. `desk_owner`, which owns everything, cannot, nor can `desk_report`: those to whom it is given
 * read the schema `report`.
 */
export const loginRoles = ['desk_migrate', 'desk_backup', 'desk_app', 'desk_jobs'] as const;
export type LoginRole = (typeof loginRoles)[number];
export type RolePasswords = Readonly<Record<LoginRole, string>>;

/** Where each part of the desk logs in. `admin` migrates and restores; only `backup` and `admin` look past row guards. */
export interface DatabaseUrls {
  readonly appUrl: string;
  readonly adminUrl: string;
  readonly backupUrl: string;
  readonly jobsUrl: string;
}

const attributes = {
  desk_owner: 'nologin nosuperuser nobypassrls nocreatedb nocreaterole',
  desk_migrate: 'login nosuperuser bypassrls nocreatedb nocreaterole',
  desk_backup: 'login nosuperuser bypassrls nocreatedb nocreaterole',
  desk_app: 'login nosuperuser nobypassrls nocreatedb nocreaterole',
  desk_jobs: 'login nosuperuser nobypassrls nocreatedb nocreaterole',
  desk_report: 'nologin nosuperuser nobypassrls nocreatedb nocreaterole',
} as const;

const ROLES_LOCK = 7_204_501;

/** Passwords that need no quoting in a URL. */
export function generatePasswords(): RolePasswords {
  const password = () => randomBytes(24).toString('base64url');
  return { desk_migrate: password(), desk_backup: password(), desk_app: password(), desk_jobs: password() };
}

/** The URLs of a database for the roles of the desk, on the server that `serverUrl` names. */
export function roleUrls(serverUrl: string, database: string, passwords: RolePasswords): DatabaseUrls {
  const urlOf = (role: LoginRole) => {
    const url = new URL(serverUrl);
    url.username = role;
    url.password = passwords[role];
    url.pathname = `/${encodeURIComponent(database)}`;
    return url.href;
  };
  return {
    appUrl: urlOf('desk_app'),
    adminUrl: urlOf('desk_migrate'),
    backupUrl: urlOf('desk_backup'),
    jobsUrl: urlOf('desk_jobs'),
  };
}

/** Creates or updates the roles of the desk on the whole server. Repeating it changes nothing but the passwords. */
export async function ensureRoles(superuserUrl: string, passwords: RolePasswords): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [ROLES_LOCK]);
    const existing = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'desk\\_%'`,
    );
    const known = new Set(existing.rows.map((row) => row.rolname));
    for (const [role, words] of Object.entries(attributes)) {
      await client.query(`${known.has(role) ? 'alter' : 'create'} role ${role} ${words}`);
    }
    for (const role of loginRoles) {
      await client.query(`alter role ${role} password ${pg.escapeLiteral(passwords[role])}`);
    }
    await client.query('grant desk_owner to desk_migrate');
    await client.query('grant desk_backup to desk_migrate');
    await client.query('grant desk_report to desk_migrate with admin option');
    await client.query('commit');
  });
}

/** Creates the database when it is missing and gives each role its place in it. Repeating it changes nothing. */
export async function ensureDatabase(superuserUrl: string, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  await withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${name} encoding 'UTF8' template template0`);
    await client.query(`alter database ${name} owner to desk_owner`);
    await grantConnect(client, database);
  });
  const inside = new URL(superuserUrl);
  inside.pathname = `/${encodeURIComponent(database)}`;
  await withClient(inside.href, async (client) => {
    await client.query('alter schema public owner to desk_owner');
    await client.query('revoke all on schema public from public');
    await client.query('grant usage on schema public to desk_app, desk_backup');
    await client.query('create schema if not exists bullmq authorization desk_jobs');
  });
}

/** What `create database … template` does not copy: who may connect. */
export async function grantConnect(client: pg.Client, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(
    `grant connect on database ${name} to desk_migrate, desk_backup, desk_app, desk_jobs, desk_report`,
  );
  // BullMQ adds many jobs at once by way of a temporary sequence.
  await client.query(`grant temporary on database ${name} to desk_jobs`);
}

/** Opens one connection for the length of `work`. */
export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a lost connection also rejects the running query, which is where it is reported
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
