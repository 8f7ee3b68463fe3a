import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs, newId } from '@desk/platform';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { MailServer } from '../../support/mail-server.js';

let smtp: MailServer;
let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
beforeAll(async () => {
  smtp = new MailServer();
  desk = await startTestDesk({ env: { SMTP_URL: await smtp.listen() } });
  city = await desk.build.desk();
  [employee, agent] = [await desk.as(city.employee), await desk.as(city.agent)];
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await smtp.close();
});

const file = (subject: string, more: object = {}) =>
  employee.call('createTicket', { body: { subject, description: 'Tom', serviceKey: city.service.key, ...more } });
const post = async () => {
  await desk.drain();
  await desk.app.get(Jobs).add('mail.send', [{ payload: {} }]);
  await desk.drain();
};

describe('what people write', () => {
  it('goes out by mail as plain text, and never as a header', async () => {
    const subject = 'Skriver\r\nBcc: alle@example.org\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>';
    const text = '<img src=x onerror=alert(1)>\r\n.\r\nQUIT\r\nFrom: sjefen@example.org\r\n\r\n<b>Hei</b>';
    const { id } = await file(subject);
    await agent.call('addMessage', { params: { id }, body: { text } });
    await post();
    const [mail, ...more] = smtp.mails;
    if (!mail) throw new Error('no mail came');
    expect(more).toEqual([]);
    expect(JSON.stringify(mail.to)).toContain(city.employee.username);
    expect([mail.bcc, mail.cc]).toEqual([undefined, undefined]);
    expect(JSON.stringify(mail.from)).not.toContain('sjefen');
    expect(mail.headers.get('content-type')).toMatchObject({ value: 'text/plain' });
    expect([mail.html, mail.attachments]).toEqual([false, []]);
    expect(mail.subject).toContain('Skriver Bcc: alle@example.org Content-Type: text/html <script>alert(1)</script>');
    expect(mail.text).toContain('> <img src=x onerror=alert(1)>');
    expect(mail.text).toContain('> <b>Hei</b>');
  });

  it('comes back as it was written, in whatever script', async () => {
    const texts = [
      'æøåÆØÅ 北京 العربية 😀👨‍👩‍👧',
      'e\u0301 og é',
      '\u202eomvendt\u202c',
      '{{constructor.constructor("return 1")()}} ${7*7} <%= 7*7 %>',
      '=HYPERLINK("http://evil.example")',
      `'"\`;--/*\\`,
      '%s %n %00 \\u0000',
    ];
    for (const text of texts) {
      const { id } = await file(text, { description: text, location: text });
      const params = { id };
      await employee.call('addMessage', { params, body: { text } });
      expect(await employee.call('ticket', { params })).toMatchObject({
        subject: text,
        description: text,
        location: text,
      });
      expect((await employee.call('messages', { params })).items.map((message) => message.text)).toEqual([text]);
      const { key } = city.firstLine;
      const { items } = await agent.call('queue', { params: { key }, query: { limit: 200 } });
      expect(items.find((row) => row.id === id)?.subject).toBe(text);
    }
  });

  it('is never asked of the database as a pattern', async () => {
    const { number } = await file('Vanlig');
    for (const q of ['%%', '__', '\\\\', "' or true --", '%nord%', '_ordmann', 'nord%']) {
      expect((await agent.call('findTickets', { query: { q } })).items).toEqual([]);
      expect((await agent.call('people', { query: { q } })).items).toEqual([]);
    }
    expect((await agent.call('findTickets', { query: { q: number } })).items).toHaveLength(1);
  });
});

describe('an idempotency key', () => {
  const kept = async (key: string) =>
    (await desk.build.sql('select from idempotency_key where key = $1', [key])).length;
  const body = () => ({ subject: 'Én gang', description: 'Tom', serviceKey: city.service.key });
  const create = (as: ApiClient, key: string, more: object = {}) =>
    as.raw('POST', '/api/v1/tickets', { body: { ...body(), ...more }, headers: { 'idempotency-key': key } });

  it('makes one ticket of two creates in the same instant, with the same answer for both', async () => {
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(employee, key)));
    for (const { status, body: made } of answers) expect([status, made]).toEqual([201, answers[0]?.body]);
    const { items } = await employee.call('myTickets', { query: {} });
    expect(items.filter(({ subject }) => subject === 'Én gang')).toHaveLength(1);
  });

  it('lets one of two different creates in the same instant through, and refuses the other', async () => {
    const key = newId();
    const answers = await Promise.all([
      create(employee, key, { subject: 'A' }),
      create(employee, key, { subject: 'B' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('is one’s own: the same key of somebody else is another', async () => {
    const key = newId();
    const [mine, theirs] = await Promise.all([create(employee, key), create(await desk.as(city.colleague), key)]);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect((mine.body as { id: string }).id).not.toBe((theirs.body as { id: string }).id);
  });

  it('is spent by no create that was refused', async () => {
    const key = newId();
    expect((await create(employee, key, { serviceKey: 'finnes-ikke' })).status).toBe(422);
    expect(await kept(key)).toBe(0);
    expect((await create(employee, key)).status).toBe(201);
  });

  it('is forgotten after seven days, and swept away by housekeeping', async () => {
    const key = newId();
    const first = await create(employee, key);
    const purge = async () => {
      await desk.app.get(Jobs).add('housekeeping.purge', [{ payload: {} }]);
      await desk.drain();
    };
    desk.advance('PT167H');
    await purge();
    expect(await kept(key)).toBe(1);
    expect((await create(employee, key)).body).toEqual(first.body);
    desk.advance('PT2H');
    await purge();
    expect(await kept(key)).toBe(0);
    expect((await create(employee, key)).body).not.toEqual(first.body);
  });
});
