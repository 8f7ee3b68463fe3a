import { afterEach, describe, expect, it } from '@jest/globals';
import { API_PREFIX } from '@desk/contracts';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { demoPeople } from './support.js';

let desk: TestDesk;
afterEach(() => desk.stop());

const signIn = (username: string) => desk.anonymous.raw('POST', `${API_PREFIX}/sign-in/demo`, { body: { username } });

describe('too many sign-ins', () => {
  it('from one address are refused for the rest of the minute, with how long to wait', async () => {
    desk = await startTestDesk({ env: { SIGN_IN_LIMIT: '3' } });
    await demoPeople(desk);
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await signIn('ansatt'));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 429, 429]);
    const refused = answers.at(-1);
    expect(refused?.body).toMatchObject({ code: 'too_many_requests' });
    const wait = Number(refused?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  }, 60_000);

  it('count over all processes of the desk', async () => {
    desk = await startTestDesk({ env: { SIGN_IN_LIMIT: '3' } });
    await demoPeople(desk);
    await desk.build.sql(`insert into rate_limit (key, points, expire) values ('sign_in:127.0.0.1', 3, $1)`, [
      Date.now() + 30_000,
    ]);
    expect((await signIn('ansatt')).status).toBe(429);
  }, 60_000);

  it('count by the address that a trusted proxy tells, and by no other', async () => {
    const from = (address: string) =>
      desk.anonymous.raw('POST', `${API_PREFIX}/sign-in/demo`, {
        body: { username: 'ansatt' },
        headers: { 'x-forwarded-for': address },
      });
    const tried = async () => [await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')];
    desk = await startTestDesk({ env: { SIGN_IN_LIMIT: '1', TRUSTED_PROXIES: '127.0.0.1' } });
    await demoPeople(desk);
    expect((await tried()).map(({ status }) => status)).toEqual([200, 429, 200]);
    await desk.stop();
    desk = await startTestDesk({ env: { SIGN_IN_LIMIT: '1' } });
    await demoPeople(desk);
    expect((await tried()).map(({ status }) => status)).toEqual([200, 429, 429]);
  }, 60_000);

  it('of somebody who fails again and again are refused, and nobody else’s', async () => {
    desk = await startTestDesk({ env: { SIGN_IN_LIMIT: '1000' } });
    await demoPeople(desk);
    const statuses = [];
    for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await signIn('ingen')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
    expect((await signIn('ansatt')).status).toBe(200);
  }, 60_000);
});
