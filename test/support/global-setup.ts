import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the tests of a whole run share; handed to Jest's processes in the environment. */
export interface SharedServer {
  readonly superuserUrl: string;
  readonly rolePasswords: Readonly<Record<'desk_migrate' | 'desk_backup' | 'desk_app' | 'desk_jobs', string>>;
  readonly template: string;
}

type Schema = typeof import('../../libs/schema/src/index.js');

const PREFIX = 'desk-test-';

/**
 * Once per run, before any test: a PostgreSQL server and a template database with the newest schema. With
 * DATABASE_ADMIN_URL set (a superuser of a server for tests) that server is used instead.
 */
export default async function globalSetup(): Promise<void> {
  const schema = await loadSchema();
  const given = process.env.DATABASE_ADMIN_URL;
  const template = `desk_template_${process.pid}`;
  let superuserUrl: string;
  let rolePasswords = schema.generatePasswords();
  if (given === undefined || given === '') {
    removeForsaken();
    const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    chmodSync(home, 0o711); // PostgreSQL runs as another user when we are root
    const server = await schema.startEmbedded({ folder: join(home, 'postgres'), as: 'own', settings: testSettings });
    superuserUrl = server.superuserUrl();
    rolePasswords = server.rolePasswords;
    Object.assign(globalThis, {
      deskTestCleanup: async () => {
        await server.stop();
        rmSync(home, { recursive: true, force: true });
      },
    });
  } else {
    superuserUrl = given;
    rolePasswords = { ...rolePasswords, ...givenPasswords() };
    Object.assign(globalThis, {
      deskTestCleanup: () =>
        schema.withClient(given, async (client) => {
          await client.query(`drop database if exists ${template} with (force)`);
        }),
    });
  }
  await schema.ensureRoles(superuserUrl, rolePasswords);
  await schema.ensureDatabase(superuserUrl, template);
  const urls = schema.roleUrls(superuserUrl, template, rolePasswords);
  await schema.migrate(urls.adminUrl, schema.migrations);
  await schema.migrateJobs(urls.adminUrl, urls.jobsUrl);
  process.env.DESK_TEST_SERVER = JSON.stringify({ superuserUrl, rolePasswords, template } satisfies SharedServer);
}

/** A test server may lose everything in a power cut; in return it does not wait for the disk. */
const testSettings = {
  max_connections: '400',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  autovacuum_naptime: '10s',
};

/** Jest loads this file without the settings by which tests are compiled, so the library is compiled first. */
async function loadSchema(): Promise<Schema> {
  const root = process.cwd();
  const { buildServer } = (await import(join(root, 'scripts', 'build-server.mjs'))) as {
    buildServer(rooms: readonly string[], into: string): Promise<number>;
  };
  const into = join(root, '.desk', `test-build-${process.pid}`);
  await buildServer(['libs/schema'], into);
  process.once('exit', () => rmSync(into, { recursive: true, force: true }));
  const door = join(into, 'libs', 'schema', 'src', 'index.js');
  process.env.DESK_TEST_SCHEMA = door; // for tests that run it in a process of its own
  return (await import(door)) as Schema;
}

/** The roles of a given server keep the passwords of the URLs that are given with it. */
function givenPasswords(): Partial<Record<keyof SharedServer['rolePasswords'], string>> {
  const passwordOf = (url: string | undefined) => (url ? decodeURIComponent(new URL(url).password) : '');
  const app = passwordOf(process.env.DATABASE_URL);
  const jobs = passwordOf(process.env.JOBS_DATABASE_URL);
  return { ...(app && { desk_app: app }), ...(jobs && { desk_jobs: jobs }) };
}

/** What a run that was killed left behind: its server is stopped and its folder removed. */
function removeForsaken(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number(/^desk-test-(\d+)-/.exec(name)?.[1]);
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const home = join(tmpdir(), name);
    try {
      const server = Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(server, 'SIGQUIT');
    } catch {
      // It is not running any more.
    }
    rmSync(home, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
