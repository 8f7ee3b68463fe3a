import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ensureDatabase, freePort, withClient } from '@desk/schema';
import { ApiClient, type RawAnswer, type RawRequest } from '../../support/api-client.js';
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

/** `desk start`, until it says that it is ready. */
async function startedDesk(origin: string) {
  const env = { ...process.env, NODE_OPTIONS: '', REDIS_URL: '', ...urls, PORT: new URL(origin).port };
  const child = spawn(process.execPath, ['dist/apps/desk/src/main.js', 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of child.stdout) if (String(line).includes(`ready: ${origin}`)) return child;
  throw new Error('the desk ended before it was ready');
}

/** Goes in by the one-time link that the command line makes. */
async function signedIn(origin: string, username: string): Promise<SignedIn> {
  const { out } = await desk(['sign-in-link', '--username', username], { PUBLIC_URL: origin });
  const token = /sign-in\/link\/([\w-]{43})/.exec(out)?.[1] ?? '';
  const anonymous = new ApiClient(origin, null);
  const answer = await anonymous.raw('POST', '/api/v1/sign-in/link', { body: { token }, headers: { origin } });
  const cookie = /^[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
  return new SignedIn(origin, cookie);
}

/** A browser's way in: a cookie, and the origin of the page. */
class SignedIn extends ApiClient {
  constructor(
    origin: string,
    private readonly cookie: string,
  ) {
    super(origin, null);
  }

  override raw(method: string, path: string, request: RawRequest = {}): Promise<RawAnswer> {
    return super.raw(method, path, {
      ...request,
      headers: { ...request.headers, cookie: this.cookie, origin: this.origin },
    });
  }
}

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
      'key,name,kind,head_count,joined_on,wave',
      'plan,Plan- og bygningsetaten,agency,500,2026-01-01,1',
      'frogner,Bydel Frogner,district,1200,,',
    ]);
    const people = fileOf('people.csv', [
      'username;name;agency;email;roles',
      'ola;Ola Åsen;plan;ola@example.org;service_owner',
      'kari;Kari Øy;frogner;;agency_contact user_council',
      'siri;Siri Dahl;plan;;',
      'even;Even Li;plan;;',
    ]);
    const teams = fileOf('teams.csv', [
      'team,name,line,members,leads,services',
      'forstelinje,Førstelinjen i Oslo,first,even siri,siri,',
      'skriver,Skriverlaget,second,siri,,utskrift',
    ]);
    const files = ['--agencies', agencies, '--people', people, '--teams', teams];
    const { code, out, errors } = await desk(['setup', ...files], {
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
      { username: 'even', agency: 'plan', roles: [] },
      { username: 'kari', agency: 'frogner', roles: ['user_council'] },
      { username: 'ola', agency: 'plan', roles: ['service_owner'] },
      { username: 'siri', agency: 'plan', roles: [] },
    ]);
    expect(await rowsOf('select count(*)::int as contacts from agency_contact')).toEqual([{ contacts: 1 }]);
    expect(
      await rowsOf('select p.username, c.what, c.by_id from user_council_change c join person p on p.id = c.person_id'),
    ).toEqual([{ username: 'kari', what: 'added', by_id: null }]);
    expect(await rowsOf(`select number, joins_on::text as "joinsOn" from onboarding_wave`)).toEqual([
      { number: 1, joinsOn: '2026-01-01' },
    ]);
    expect(
      await rowsOf(`
        select t.key, t.name, t.is_pool as pool, p.username, m.lead from team t join team_member m on m.team_id = t.id
        join person p on p.id = m.person_id order by t.key, p.username`),
    ).toEqual([
      { key: 'forstelinje', name: 'Førstelinjen i Oslo', pool: true, username: 'even', lead: false },
      { key: 'forstelinje', name: 'Førstelinjen i Oslo', pool: true, username: 'siri', lead: true },
      { key: 'skriver', name: 'Skriverlaget', pool: false, username: 'siri', lead: false },
    ]);
  });

  it('names what is wrong with teams', async () => {
    const teams = fileOf('bad-teams.csv', [
      'team,name,line,members,services',
      'forstelinje,Førstelinje,second,even,',
      'kiosk,,third,nobody,fax',
    ]);
    const { code, errors } = await desk(['setup', '--teams', teams]);
    expect(code).toBe(1);
    expect(errors).toContain('line 2: team "forstelinje" is of the line first; make another team for second');
    expect(errors).toContain('line 3: name is empty');
    expect(errors).toContain('line 3: line "third" is none of first, second, onsite');
    expect(errors).toContain('line 3: there is nobody with the username "nobody"');
    expect(errors).toContain('line 3: there is no service with the key "fax"');
  });

  it('can be worked on as it stands: an employee files a ticket by a link, and an agent takes it', async () => {
    const origin = `http://localhost:${await freePort()}`;
    const running = await startedDesk(origin);
    try {
      const employee = await signedIn(origin, 'ola');
      const { items: services } = await employee.call('services');
      expect(services.map(({ name }) => name)).toEqual(expect.arrayContaining(['Arbeidsflate', 'Utskrift', 'IDA']));
      const filed = await employee.call('createTicket', {
        body: { subject: 'Skriveren svarer ikke', description: 'Tredje etasje', serviceKey: 'utskrift' },
      });
      expect(filed).toMatchObject({ state: 'new', team: { key: 'forstelinje' }, agency: { key: 'plan' }, priority: 3 });
      const agent = await signedIn(origin, 'even');
      const { items: queue } = await agent.call('queue', { params: { key: 'forstelinje' } });
      expect(queue.map(({ number }) => number)).toEqual([filed.number]);
      const taken = await agent.call('take', { params: { id: filed.id }, body: { version: filed.version } });
      expect(taken).toMatchObject({ state: 'open', assignee: { name: 'Even Li' } });
      const { items: clocks } = await agent.call('clocks', { params: { id: filed.id } });
      expect(clocks.map(({ target }) => target).sort()).toEqual(['first_response', 'resolution']);
      const outsider = await signedIn(origin, 'kari');
      const { code } = await outsider.refusal('createTicket', {
        body: { subject: 'Hei', description: 'Hei', serviceKey: 'utskrift' },
      });
      expect(code).toBe('not_joined');
    } finally {
      running.kill('SIGTERM');
      await once(running, 'exit');
    }
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
    expect(await rowsOf('select count(*)::int as people from person')).toEqual([{ people: 5 }]);
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
