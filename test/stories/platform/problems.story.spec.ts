import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProblemBody } from '@desk/contracts';
import { withClient } from '@desk/schema';
import type { BuiltDesk } from '../../support/build.js';
import type { ApiClient, RawAnswer } from '../../support/api-client.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
}, 60_000);
afterAll(() => desk?.stop());

const TICKETS = '/api/v1/tickets';
const problem = (answer: RawAnswer): ProblemBody => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const body = answer.body as ProblemBody;
  expect(body).toMatchObject({ type: `/problems/${body.code}`, status: answer.status });
  expect(body.correlationId).toBe(answer.headers.get('x-request-id'));
  return body;
};
const file = (body: unknown, headers = {}) => employee.raw('POST', TICKETS, { body, headers });
const sound = () => ({ subject: 'Skriveren', description: 'Den er tom.', serviceKey: city.service.key });

describe('a body that is not as it must be', () => {
  it('is refused with every faulty field and its pointer', async () => {
    const answer = problem(await file({ description: 7, serviceKey: city.service.key, urgent: true }));
    expect(answer).toMatchObject({ code: 'validation_failed', status: 422 });
    const pointers = answer.errors?.map((fault) => fault.pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/subject', '/description', '/urgent']));
  });

  it('is refused when too long, or when it holds what cannot be stored', async () => {
    const long = problem(await file({ ...sound(), subject: 'a'.repeat(100_000) }));
    expect(long.errors).toEqual([expect.objectContaining({ pointer: '/subject' })]);
    for (const subject of ['nul \0 nul', 'half \ud800 pair']) {
      const refused = problem(await file({ ...sound(), subject }));
      expect(refused).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/subject' }] });
    }
  });

  it.each([
    ['broken JSON', '{"subject": ', 400, 'malformed_body'],
    ['nothing', '', 400, 'malformed_body'],
    ['a list', '[1, 2]', 422, 'validation_failed'],
    ['null', 'null', 422, 'validation_failed'],
    ['a prototype', '{"__proto__": {"subject": "x"}}', 400, 'malformed_body'],
  ])('is refused: %s', async (_name, body, status, code) => {
    expect(problem(await file(body))).toMatchObject({ status, code });
  });

  it('is refused in another language than JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/xml',
    ]) {
      expect(problem(await file('subject=x', { 'content-type': type }))).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
      });
    }
  });

  it('is refused at fifty megabytes, before it is read', async () => {
    const announced = await post(50 * 1024 * 1024, true);
    expect(announced).toMatchObject({ status: 413, code: 'payload_too_large' });
    const streamed = await post(50 * 1024 * 1024, false);
    expect(streamed).toMatchObject({ status: 413, code: 'payload_too_large' });
    expect((await employee.raw('GET', '/health/live')).status).toBe(200);
  });
});

describe('a query that is not as it must be', () => {
  it('is refused with the name of the parameter', async () => {
    const answer = problem(await employee.raw('GET', '/api/v1/my/tickets?cursor=nonsense'));
    expect(answer).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '?cursor' }] });
    const unknown = problem(await employee.raw('GET', '/api/v1/my/tickets?colour=red'));
    expect(unknown).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '?colour' }] });
  });

  it('finds nothing at an address that cannot be', async () => {
    for (const path of [
      '/api/v1/nothing',
      '/api/v1/tickets/%00',
      '/api/v1/tickets/%',
      '/api/v1/tickets/..%2f..%2fetc',
    ]) {
      const answer = await employee.raw('GET', path);
      expect([400, 404]).toContain(answer.status);
      problem(answer);
    }
  });
});

describe('a write from another site', () => {
  it('is refused, whatever it carries', async () => {
    const cookie = await signIn();
    const body = { locale: 'en' };
    const write = (headers: Record<string, string>) =>
      desk.anonymous.raw('PATCH', '/api/v1/me', { body, headers: { cookie, ...headers } });
    for (const origin of ['https://evil.example', 'null', `${desk.origin}.evil.example`]) {
      expect(problem(await write({ origin }))).toMatchObject({ status: 403, code: 'foreign_origin' });
    }
    expect((await write({ origin: desk.origin })).status).toBe(200);
  });

  async function signIn(): Promise<string> {
    await desk.build.sql(`update person set username = 'ansatt' where id = $1`, [city.employee.id]);
    const answer = await desk.anonymous.raw('POST', '/api/v1/sign-in/demo', { body: { username: 'ansatt' } });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    return cookie.split(';', 1)[0] ?? '';
  }
});

describe('every answer', () => {
  it('tells browsers to load nothing from elsewhere', async () => {
    const { headers } = await desk.anonymous.raw('GET', '/health/live');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('carries the correlation id it was given, if it is one', async () => {
    const given = await desk.anonymous.raw('GET', '/health/live', { headers: { 'x-request-id': 'abcd-1234-efgh' } });
    expect(given.headers.get('x-request-id')).toBe('abcd-1234-efgh');
    const forged = await desk.anonymous.raw('GET', '/health/live', { headers: { 'x-request-id': 'a b<script>' } });
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('shows the docs from here alone', async () => {
    const page = await desk.anonymous.raw('GET', '/api/docs');
    expect(page.text).not.toMatch(/https?:\/\//);
    for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'show.js']) {
      expect((await desk.anonymous.raw('GET', `/api/docs/${name}`)).status).toBe(200);
    }
    expect(problem(await desk.anonymous.raw('GET', '/api/docs/package.json')).status).toBe(404);
  });
});

describe('connections that the database cuts', () => {
  it('are answered with 503 at most, and are made anew by themselves', async () => {
    const cut = () =>
      withClient(desk.database.superuserUrl, (client) =>
        client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
          [desk.database.name],
        ),
      );
    for (let round = 0; round < 3; round += 1) {
      const asked = Array.from({ length: 20 }, () => employee.raw('GET', '/health/ready'));
      await cut();
      for (const answer of await Promise.all(asked)) {
        if (answer.status === 200) continue;
        expect(problem(answer)).toMatchObject({ status: 503, code: 'unavailable' });
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    }
    expect((await employee.raw('GET', '/health/ready')).status).toBe(200);
    await desk.drain();
  });
});

/** By node's own client, since an answer may come before the body is sent. */
function post(bytes: number, announced: boolean): Promise<{ status: number | undefined; code: string }> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const outgoing = request(
      desk.origin + TICKETS,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${employee.token}`,
          'content-type': 'application/json',
          ...(announced ? { 'content-length': String(bytes) } : { 'transfer-encoding': 'chunked' }),
        },
      },
      (incoming) => {
        answered = true;
        let text = '';
        incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
        incoming.on('end', () => {
          outgoing.destroy();
          resolve({ status: incoming.statusCode, code: (JSON.parse(text) as ProblemBody).code });
        });
      },
    );
    outgoing.on('error', (error) => (answered ? undefined : reject(error)));
    const part = Buffer.alloc(256 * 1024, 0x20);
    let left = bytes;
    const send = (): void => {
      while (left > 0 && !answered) {
        left -= part.length;
        if (!outgoing.write(part)) return void outgoing.once('drain', send);
      }
    };
    send();
  });
}
