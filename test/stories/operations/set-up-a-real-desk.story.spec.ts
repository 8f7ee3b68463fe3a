import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ensureDatabase, withClient } from '@desk/schema';
import { createEmptyDatabase, sharedServer, type TestDatabase } from '../../support/database.js';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

jest.setTimeout(60_000);

let folder: string;
let database: TestDatabase;
let urls: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-setup-'));
  database = await createEmptyDatabase();
  await ensureDatabase(sharedServer().superuserUrl, database.name);
  urls = {
    DATABASE_URL: database.appUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    DATABASE_BACKUP_URL: database.backupUrl,
    JOBS_DATABASE_URL: database.jobsUrl,
  };
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The built command line, as an operator types it. */
function desk(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const settings = { ...process.env, NODE_OPTIONS: '', REDIS_URL: '', DATABASE_URL: '', ...urls, ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/apps/desk/src/main.js', ...args], { env: settings }, (error, out, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, errors }),
    );
  });
}

function fileOf(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const rowsOf = (sql: string) =>
  withClient(database.adminUrl, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

describe('setting up a real desk', () => {
  it('says which companions of DATABASE_URL are missing', async () => {
    const { code, errors } = await desk(['migrate'], { DATABASE_ADMIN_URL: '', JOBS_DATABASE_URL: '' });
    expect(code).toBe(1);
    expect(errors).toContain('DATABASE_URL is set, but DATABASE_ADMIN_URL and JOBS_DATABASE_URL are missing.');
    expect(errors).toContain('setup-database');
  });

  it('refuses files with faults, names each line, and imports nothing of them', async () => {
    const agencies = fileOf('bad.csv', [
      'key,name,kind,joined_on',
      'plan,Plan,agency,2026-02-30',
      'Bad Key,,cafe,',
      'plan,Plan igjen,agency,',
    ]);
    const { code, errors } = await desk(['setup', '--agencies', agencies]);
    expect(code).toBe(1);
    expect(errors).toContain('line 2: joined_on "2026-02-30" is not a day such as 2026-11-23');
    expect(errors).toContain('line 3: key "Bad Key"');
    expect(errors).toContain('line 3: kind "cafe"');
    expect(errors).toContain('line 4: key "plan" stands twice');
    expect(errors).not.toContain('    at ');
    expect(await rowsOf(`select key from agency where key <> 'city'`)).toEqual([]);
  });

  it('makes the first administrator with a one-time link, and takes agencies and people from files', async () => {
    const agencies = fileOf('agencies.csv', [
      'key,name,kind,head_count',
      'plan,Plan- og bygningsetaten,agency,500',
      'frogner,Bydel Frogner,district,1200',
    ]);
    const people = fileOf('people.csv', [
      'username;name;agency;email;roles',
      'ola;Ola Åsen;plan;ola@example.org;service_owner',
      'kari;Kari Øy;frogner;;agency_contact',
    ]);
    const { code, out, errors } = await desk(['setup', '--agencies', agencies, '--people', people], {
      PUBLIC_URL: 'https://desk.example.org',
    });
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/https:\/\/desk\.example\.org\/sign-in\/link\/[\w-]{43}\n/);
    expect(
      await rowsOf(`
        select p.username, a.key as agency, array_remove(array_agg(r.role), null) as roles
        from person p join membership m on m.person_id = p.id join agency a on a.id = m.agency_id
        left join person_role r on r.person_id = p.id group by 1, 2 order by 1`),
    ).toEqual([
      { username: 'administrator', agency: 'city', roles: ['admin'] },
      { username: 'kari', agency: 'frogner', roles: [] },
      { username: 'ola', agency: 'plan', roles: ['service_owner'] },
    ]);
    expect(await rowsOf('select count(*)::int as contacts from agency_contact')).toEqual([{ contacts: 1 }]);
  });

  it('can be repeated: people move, nobody is doubled, and no second administrator is made', async () => {
    const people = fileOf('moved.csv', ['username,name,agency,employed_from', 'ola,Ola Åsen,frogner,2027-01-01']);
    const { code, out } = await desk(['setup', '--people', people]);
    expect(code).toBe(0);
    expect(out).not.toContain('sign-in/link');
    expect(
      await rowsOf(`
        select a.key, m.valid_to::text as until from membership m join agency a on a.id = m.agency_id
        join person p on p.id = m.person_id where p.username = 'ola' order by m.valid_from`),
    ).toEqual([
      { key: 'plan', until: '2027-01-01' },
      { key: 'frogner', until: null },
    ]);
    expect(await rowsOf('select count(*)::int as people from person')).toEqual([{ people: 3 }]);
  });

  it('prints tokens that are kept as a hash only, and ends them', async () => {
    const { code, out, errors } = await desk(['token', 'create', '--username', 'ola']);
    expect(code).toBe(0);
    const token = out.trim();
    const [kept] = await rowsOf(
      `select t.id, encode(token_hash, 'hex') as hash from api_token t join person p on p.id = person_id where username = 'ola'`,
    );
    expect(kept?.hash).not.toContain(token);
    expect(errors).toContain(String(kept?.id));
    expect((await desk(['token', 'revoke', String(kept?.id)])).code).toBe(0);
    expect(await rowsOf('select count(*)::int as n from api_token where revoked_at is null')).toEqual([{ n: 0 }]);
    const nobody = await desk(['token', 'create', '--username', 'nobody']);
    expect(nobody.errors).toContain('Nobody active has the username "nobody"');
  });
});
