import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_PREFIX } from '@desk/contracts';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { cookieOf, demoPeople, link, newRequester } from './support.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ env: { SIGN_IN_LIMIT: '1000' } });
  await demoPeople(desk);
}, 60_000);
afterAll(() => desk.stop());

const url = (path: string) => API_PREFIX + path;
const withCookie = (cookie: string) => ({ headers: { cookie } });

describe('signing in to the demo', () => {
  it('offers the demo users with their names, to anybody', async () => {
    const { items } = await desk.anonymous.call('demoUsers');
    expect(items.map((user) => user.username)).toEqual([
      'ansatt',
      'forstelinje',
      'forstelinje2',
      'andrelinje',
      'oppmote',
      'teamleder',
      'tjenesteeier',
      'kontakt',
      'admin',
    ]);
    expect(items[0]).toEqual({
      username: 'ansatt',
      name: 'Demo ansatt',
      role: 'employee',
      description: expect.stringMatching(/\S/),
    });
  });

  it('answers who one is, and gives a cookie that scripts and other sites do not reach', async () => {
    const answer = await desk.anonymous.raw('POST', url('/sign-in/demo'), { body: { username: 'ansatt' } });
    expect(answer).toMatchObject({ status: 200, body: { username: 'ansatt', roles: ['employee'] } });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^desk_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    );
    const me = await desk.anonymous.raw('GET', url('/me'), withCookie(cookieOf(answer)));
    expect(me).toMatchObject({ status: 200, body: { username: 'ansatt' } });
  });

  it('keeps no token, only what cannot be turned back into one', async () => {
    const answer = await desk.anonymous.raw('POST', url('/sign-in/demo'), { body: { username: 'admin' } });
    const token = cookieOf(answer).split('=')[1];
    const found = await desk.build.sql<{ n: number }>(
      `select count(*)::int as n from session where encode(token_hash, 'escape') like '%' || $1 || '%'`,
      [token],
    );
    expect(found).toEqual([{ n: 0 }]);
  });

  it('knows no other names, whether somebody has them or not', async () => {
    const { employee } = await desk.build.desk();
    for (const username of [employee.username, 'ingen']) {
      expect(await desk.anonymous.refusal('signInDemo', { body: { username } })).toMatchObject({
        status: 404,
        code: 'not_found',
      });
    }
  });

  it('names every fault of what was sent', async () => {
    const refused = await desk.anonymous.raw('POST', url('/sign-in/demo'), { body: { username: 7, password: 'x' } });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'validation_failed',
        errors: expect.arrayContaining([
          expect.objectContaining({ pointer: '/username' }),
          expect.objectContaining({ pointer: '/password' }),
        ]),
      },
    });
  });

  it('is not there on a desk that was set up for real, even if somebody switches the demo on', async () => {
    await desk.build.sql(`insert into city_setting (key, value) values ('desk_kind', '"real"')`);
    try {
      expect(await desk.anonymous.refusal('demoUsers')).toMatchObject({ status: 404 });
      const answer = await desk.anonymous.raw('POST', url('/sign-in/demo'), { body: { username: 'admin' } });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('set-cookie')).toBeNull();
    } finally {
      await desk.build.sql(`delete from city_setting where key = 'desk_kind'`);
    }
  });

  it('is not there when the demo is off', async () => {
    const real = await startTestDesk({ env: { DEMO: 'false' } });
    try {
      await demoPeople(real);
      expect(await real.anonymous.refusal('demoUsers')).toMatchObject({ status: 404 });
      const body = { username: 'admin' };
      expect(await real.anonymous.refusal('signInDemo', { body })).toMatchObject({ status: 404 });
    } finally {
      await real.stop();
    }
  }, 60_000);
});

describe('a session', () => {
  it('ends after twelve hours', async () => {
    const answer = await desk.anonymous.raw('POST', url('/sign-in/demo'), { body: { username: 'ansatt' } });
    const me = () => desk.anonymous.raw('GET', url('/me'), withCookie(cookieOf(answer)));
    desk.advance('PT11H59M59S');
    expect((await me()).status).toBe(200);
    desk.advance('PT1S');
    expect(await me()).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });

  it('ends when one signs out, for the same cookie too', async () => {
    const signedIn = await desk.anonymous.raw('POST', url('/sign-in/demo'), { body: { username: 'kontakt' } });
    const cookie = cookieOf(signedIn);
    expect((await desk.anonymous.raw('GET', url('/me'), withCookie(cookie))).status).toBe(200);
    const out = await desk.anonymous.raw('POST', url('/sign-out'), withCookie(cookie));
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^desk_session=; .*Max-Age=0/);
    expect((await desk.anonymous.raw('GET', url('/me'), withCookie(cookie))).status).toBe(401);
  });

  it('is nobody’s without a credential, with a made-up one, and with that of somebody who has left', async () => {
    expect(await desk.anonymous.refusal('me')).toMatchObject({ status: 401, code: 'not_signed_in' });
    const madeUp = withCookie(`desk_session=${'a'.repeat(43)}`);
    expect((await desk.anonymous.raw('GET', url('/me'), madeUp)).status).toBe(401);
    const person = await newRequester(desk);
    const client = await desk.as(person);
    await client.call('me');
    await desk.build.sql('update person set active = false where id = $1', [person.id]);
    expect(await client.refusal('me')).toMatchObject({ status: 401 });
  });
});

describe('a token of a program', () => {
  it('is worth nothing once revoked or expired', async () => {
    const person = await newRequester(desk);
    const client = await desk.as(person);
    expect(await client.call('me')).toMatchObject({ id: person.id });
    await desk.build.sql('update api_token set revoked_at = $2 where person_id = $1', [
      person.id,
      desk.clock.now().toString(),
    ]);
    expect(await client.refusal('me')).toMatchObject({ status: 401 });

    const other = await newRequester(desk);
    const short = await desk.as(other);
    await desk.build.sql('update api_token set expires_at = $2 where person_id = $1', [
      other.id,
      desk.clock.now().add({ minutes: 5 }).toString(),
    ]);
    await short.call('me');
    desk.advance('PT5M');
    expect(await short.refusal('me')).toMatchObject({ status: 401 });
  });

  it('cannot sign in by being put in the cookie, nor a session in the header', async () => {
    const person = await newRequester(desk);
    const token = await desk.tokenOf(person);
    expect((await desk.anonymous.raw('GET', url('/me'), withCookie(`desk_session=${token}`))).status).toBe(401);
    const answer = await desk.anonymous.raw('POST', url('/sign-in/demo'), { body: { username: 'ansatt' } });
    const authorization = `Bearer ${cookieOf(answer).split('=')[1]}`;
    expect((await desk.anonymous.raw('GET', url('/me'), { headers: { authorization } })).status).toBe(401);
  });
});

describe('a sign-in link', () => {
  it('signs in once', async () => {
    const person = await newRequester(desk);
    const token = await link(desk, person);
    const answer = await desk.anonymous.raw('POST', url('/sign-in/link'), { body: { token } });
    expect(answer).toMatchObject({ status: 200, body: { id: person.id } });
    expect((await desk.anonymous.raw('GET', url('/me'), withCookie(cookieOf(answer)))).status).toBe(200);
    expect(await desk.anonymous.refusal('signInLink', { body: { token } })).toMatchObject({
      status: 410,
      code: 'link_spent',
    });
  });

  it('signs in one of many who use it in the same instant', async () => {
    const token = await link(desk, await newRequester(desk));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => desk.anonymous.raw('POST', url('/sign-in/link'), { body: { token } })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410, 410, 410, 410]);
  });

  it('is spent when its time is over, and says no more of one that never was', async () => {
    const token = await link(desk, await newRequester(desk));
    desk.advance('PT24H');
    for (const spent of [token, 'never-given']) {
      expect(await desk.anonymous.refusal('signInLink', { body: { token: spent } })).toMatchObject({ status: 410 });
    }
  });
});

describe('a change from another site', () => {
  const evil = 'https://evil.example';

  it('is refused whoever is signed in, and signing in too', async () => {
    const signedIn = await desk.anonymous.raw('POST', url('/sign-in/demo'), { body: { username: 'ansatt' } });
    const cookie = cookieOf(signedIn);
    const change = (headers: Record<string, string>) =>
      desk.anonymous.raw('PATCH', url('/me'), { headers: { cookie, ...headers }, body: { locale: 'en' } });
    expect(await change({ origin: evil })).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
    expect(await change({ 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 });
    expect(await change({ origin: desk.origin })).toMatchObject({ status: 200, body: { locale: 'en' } });
    expect(
      await desk.anonymous.raw('POST', url('/sign-in/demo'), {
        headers: { origin: evil },
        body: { username: 'admin' },
      }),
    ).toMatchObject({ status: 403 });
    expect((await desk.anonymous.raw('GET', url('/me'), { headers: { cookie, origin: evil } })).status).toBe(200);
  });

  it('is no matter to programs with a token, which no page holds', async () => {
    const client = await desk.as(await newRequester(desk));
    expect(await client.raw('PATCH', url('/me'), { headers: { origin: evil }, body: { locale: 'nn' } })).toMatchObject({
      status: 200,
      body: { locale: 'nn' },
    });
  });
});
