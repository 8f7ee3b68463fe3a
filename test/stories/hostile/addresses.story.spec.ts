import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api, type ProblemBody, type TicketView } from '@desk/contracts';
import { cookieOf, demoPeople } from '../access/support.js';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { addressOf } from './doors.js';

const SECRET = 'hemmelig-utenfor-mappen';

let folder: string;
let desk: TestDesk;
let city: BuiltDesk;
let agent: ApiClient;
let ticket: TicketView;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-web-'));
  await mkdir(join(folder, 'web', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), SECRET);
  await writeFile(join(folder, 'web', 'index.html'), '<!doctype html><title>Siden</title>');
  await writeFile(join(folder, 'web', 'assets', 'app.js'), 'export {};');
  desk = await startTestDesk({ web: join(folder, 'web'), env: { SIGN_IN_LIMIT: '1000' } });
  await demoPeople(desk);
  city = await desk.build.desk();
  agent = await desk.as(city.agent);
  const body = { subject: 'Skriver', description: 'Tom', serviceKey: city.service.key };
  ticket = await (await desk.as(city.employee)).call('createTicket', { body });
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Sends an address as it stands, which fetch would tidy up first. */
function get(path: string, { method = 'GET', headers = {} } = {}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(desk.origin);
    const asked = request({ host: url.hostname, port: url.port, method, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the place of a ticket in an address', () => {
  const digits = () => ticket.number.slice(4);
  it('is a number or an id, and anything else is nothing', async () => {
    const forms = [
      "1' or '1'='1",
      `${digits()}; drop table ticket`,
      `${digits()}--`,
      `${digits()}.0`,
      `+${digits()}`,
      `-${digits()}`,
      '1e6',
      '0x10',
      '9'.repeat(15),
      '9'.repeat(16),
      '9'.repeat(199),
      '9'.repeat(5_000),
      [...digits()].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join(''),
      [...digits()].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
      `${ticket.id}x`,
      ticket.id.replaceAll('-', ''),
      `{${ticket.id}}`,
      `urn:uuid:${ticket.id}`,
      `${ticket.id}/../${ticket.id}x`,
      'null',
      'undefined',
      'NaN',
      '__proto__',
      'constructor',
      '%',
      '\u202e1000001',
      '😀'.repeat(40),
    ];
    for (const form of forms) {
      for (const part of ['', '/notes', '/history', '/handling']) {
        const answer = await agent.raw('GET', `/api/v1/tickets/${encodeURIComponent(form)}${part}`);
        expect([form, answer.status, (answer.body as ProblemBody).code]).toEqual([form, 404, 'not_found']);
      }
      const moved = await agent.raw('POST', `/api/v1/tickets/${encodeURIComponent(form)}/take`, {
        body: { version: 1 },
      });
      expect([form, moved.status]).toEqual([form, 404]);
    }
  });

  it('has the same answer for a ticket of another agency and for none', async () => {
    const stranger = await desk.as((await desk.build.desk()).agent);
    const without = ({ correlationId: _, ...rest }: ProblemBody) => rest;
    for (const [method, door] of [
      ['GET', ''],
      ['GET', '/notes'],
      ['POST', '/take'],
      ['POST', '/messages'],
    ] as const) {
      const body = door === '/messages' ? { text: 'Hei' } : { version: 1 };
      const ask = (id: string) =>
        stranger.raw(method, `/api/v1/tickets/${id}${door}`, method === 'POST' ? { body } : {});
      const [there, nowhere] = [await ask(ticket.id), await ask('00000000-0000-7000-8000-00000000dead')];
      expect([there.status, nowhere.status]).toEqual([404, 404]);
      expect(without(there.body as ProblemBody)).toEqual(without(nowhere.body as ProblemBody));
    }
  });
});

describe('methods, headers and addresses that nobody means', () => {
  it('find nothing by another method, also when a header claims one', async () => {
    const authorization = `Bearer ${agent.token}`;
    for (const { method, path } of Object.values(api)) {
      const address = `/api/v1${path.replace(/:\w+/g, ticket.number)}`;
      const offered = Object.values(api)
        .filter((door) => door.path === path)
        .map((door) => door.method as string);
      for (const other of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
        if (offered.includes(other)) continue;
        const { status } = await get(address, { method: other, headers: { authorization } });
        expect([method, path, other, [400, 404].includes(status) ? 404 : status]).toEqual([method, path, other, 404]);
      }
    }
    const overridden = await agent.raw('GET', `/api/v1/tickets/${ticket.number}/take`, {
      headers: { 'x-http-method-override': 'POST', 'x-method-override': 'POST' },
    });
    expect(overridden.status).toBe(404);
    expect((await agent.call('ticket', { params: { id: ticket.id } })).version).toBe(1);
  }, 30_000);

  it('refuses headers beyond all measure and what is no HTTP, and goes on', async () => {
    // The connection is cut while there is more to come, so not everybody gets to read the answer.
    const much = get('/api/v1/me', { headers: { 'x-much': 'x'.repeat(100_000) } });
    expect([431, 'cut']).toContain(
      await much.then(
        ({ status }) => status,
        () => 'cut',
      ),
    );
    expect((await get('/api/v1/me', { headers: { authorization: `Bearer ${'x'.repeat(8_000)}` } })).status).toBe(401);
    expect((await get('/api/v1/me', { headers: { cookie: 'desk_session=x; '.repeat(500) } })).status).toBe(401);
    expect((await get(`/api/v1/${'x/'.repeat(5_000)}`)).status).toBe(404);
    await new Promise<void>((done) => {
      const { hostname, port } = new URL(desk.origin);
      const socket = connect(Number(port), hostname, () => socket.end('\u0016\u0003\u0001 this is no HTTP\r\n\r\n'));
      socket.on('close', () => done()).on('error', () => done());
      socket.resume();
    });
    expect((await get('/health/live')).status).toBe(200);
  });

  it('gives files of its own folder, and no others', async () => {
    expect(await get('/assets/app.js')).toMatchObject({ status: 200, text: 'export {};' });
    for (const path of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/%252e%252e%252fsecret.txt',
      '/....//secret.txt',
      `/${encodeURIComponent(join(folder, 'secret.txt'))}`,
      `//${join(folder, 'secret.txt')}`,
      '/assets/app.js%00.txt',
      '/api/docs/..%2fpackage.json',
      '/api/docs/..%2f..%2f..%2fpackage.json',
      '/%',
      '/%ff%fe',
    ]) {
      const { status, text } = await get(path);
      expect([path, [200, 400, 404].includes(status)]).toEqual([path, true]);
      // An address that looks like a page gets the one page.
      if (status === 200) expect([path, text]).toEqual([path, '<!doctype html><title>Siden</title>']);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('"dependencies"');
    }
  });

  it('keeps what it says to a person out of every store, and files in them', async () => {
    for (const path of ['/api/v1/me', `/api/v1/tickets/${ticket.number}`, '/api/v1/tickets/OSL-1', '/health/ready']) {
      expect([path, (await agent.raw('GET', path)).headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
    const file = await agent.raw('GET', '/assets/app.js');
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('referrer-policy')).toBe('no-referrer');
    expect(file.headers.get('x-frame-options')).toBeTruthy();
  });

  it('says of itself to anybody that it lives and how fast it is, and nothing of anybody', async () => {
    const figures = await Promise.all(Array.from({ length: 30 }, () => desk.anonymous.raw('GET', '/metrics')));
    for (const { status, text } of figures) {
      expect(status).toBe(200);
      expect(text).toContain('desk_http_request_duration_seconds');
      for (const word of [ticket.id, ticket.number, city.agent.username, city.agency.key]) {
        expect(text).not.toContain(word);
      }
    }
    const docs = (await desk.anonymous.raw('GET', '/api/openapi.json')).text;
    for (const word of [city.agency.key, city.service.key, 'desk_app', 'postgres']) expect(docs).not.toContain(word);
  });
});

describe('a write from another origin', () => {
  it('is refused by every door, before anything of it is read', async () => {
    const signedIn = await desk.anonymous.raw('POST', '/api/v1/sign-in/demo', { body: { username: 'ansatt' } });
    const cookie = cookieOf(signedIn);
    for (const [door, { method }] of Object.entries(api) as [keyof typeof api, { method: string }][]) {
      if (method === 'GET') continue;
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[]) {
        const answer = await desk.anonymous.raw(method, addressOf(door), { body: {}, headers: { cookie, ...headers } });
        expect([door, answer.status, (answer.body as ProblemBody).code]).toEqual([door, 403, 'foreign_origin']);
      }
    }
    expect((await desk.anonymous.raw('GET', '/api/v1/me', { headers: { cookie } })).status).toBe(200);
  }, 30_000);

  it('gets no leave to read either: no other site is told that it may', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await desk.anonymous.raw(method, '/api/v1/me', { headers });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });
});

describe('the address that somebody comes from', () => {
  const signIn = (at: TestDesk, from: string) =>
    at.anonymous.raw('POST', '/api/v1/sign-in/demo', {
      body: { username: 'ansatt' },
      headers: { 'x-forwarded-for': from },
    });
  const statuses = async (at: TestDesk, from: readonly string[]) => {
    const seen = [];
    for (const address of from) seen.push((await signIn(at, address)).status);
    return seen;
  };

  it('is not what they claim, unless a proxy that is named says so', async () => {
    const plain = await startTestDesk({ env: { SIGN_IN_LIMIT: '2' } });
    const proxied = await startTestDesk({ env: { SIGN_IN_LIMIT: '2', TRUSTED_PROXIES: '127.0.0.1, 10.1.0.0/16' } });
    try {
      await demoPeople(plain);
      await demoPeople(proxied);
      expect(await statuses(plain, ['192.0.2.1', '192.0.2.2', '192.0.2.3'])).toEqual([200, 200, 429]);
      expect(await statuses(proxied, ['192.0.2.1', '192.0.2.2', '192.0.2.1', '192.0.2.1'])).toEqual([
        200, 200, 200, 429,
      ]);
      // What stands before the proxy's own word is the caller's claim.
      expect(await statuses(proxied, ['198.51.100.9, 192.0.2.1'])).toEqual([429]);
    } finally {
      await plain.stop();
      await proxied.stop();
    }
  }, 60_000);
});
