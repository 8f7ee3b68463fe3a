import type { NoticeView } from '@desk/contracts';
import { Background, Jobs } from '@desk/platform';
import { Sweep } from '@desk/tickets';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { until } from '../../support/live-client.js';
import { MailServer } from '../../support/mail-server.js';

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;

let smtp: MailServer;

beforeAll(async () => {
  smtp = new MailServer();
  desk = await startTestDesk({ env: { SMTP_URL: await smtp.listen() } });
  city = await desk.build.desk();
  employee = await desk.as(city.employee);
  agent = await desk.as(city.agent);
});
afterAll(async () => {
  await desk.stop();
  await smtp.close();
});
beforeEach(async () => {
  await post();
  smtp.mails.length = 0;
  for (const client of [employee, agent, await desk.as(city.lead)]) {
    const { items } = await client.call('notices', { query: {} });
    if (items[0]) await client.call('readNotices', { body: { upTo: items[0].id } });
  }
});

const file = () =>
  employee.call('createTicket', {
    body: { subject: 'Kontoen er låst', description: 'Hjelp', serviceKey: city.service.key },
  });
const bell = async (client: ApiClient, ticketId?: string): Promise<string[]> =>
  (await client.call('notices', { query: {} })).items
    .filter((notice) => unread(notice) && (ticketId === undefined || notice.ticket?.id === ticketId))
    .map((notice) => notice.kind);
const unread = (notice: NoticeView) => notice.readAt === null;
const post = async () => {
  await desk.drain();
  await desk.app.get(Jobs).add('mail.send', [{ payload: {} }]);
  await desk.drain();
};
const mailsTo = (person: { username: string }) =>
  smtp.mails.filter((mail) => JSON.stringify(mail.to).includes(person.username)).map((mail) => mail.subject);

describe('who is told what', () => {
  it('tells the requester by bell and mail: answered, asked, resolved', async () => {
    const { id, number } = await file();
    await agent.call('addMessage', { params: { id }, body: { text: 'Prøv igjen nå.' } });
    await agent.call('addNote', { params: { id }, body: { text: 'Hemmelig mellom oss' } });
    const { version } = await agent.call('ticket', { params: { id } });
    const pending = await agent.call('pend', { params: { id }, body: { version, reason: 'user' } });
    await agent.call('resolve', {
      params: { id },
      body: { version: pending.version, resolution: 'Låst opp.', resolutionCode: 'solved' },
    });
    await post();
    expect((await bell(employee)).sort()).toEqual(['answered', 'asked', 'resolved']);
    expect(await bell(agent)).toEqual([]);
    expect(mailsTo(city.employee).sort()).toEqual([
      `${number}: Kontoen er låst – Du har fått svar.`,
      `${number}: Kontoen er låst – Saken er løst. Er den ikke det, kan du gjenåpne den.`,
      `${number}: Kontoen er låst – Vi trenger svar fra deg for å komme videre.`,
    ]);
    const texts = smtp.mails.map((mail) => mail.text).join('\n');
    expect(texts).toContain('> Prøv igjen nå.');
    expect(texts).toContain('> Låst opp.');
    expect(texts).not.toContain('Hemmelig');
    expect(smtp.mails.every((mail) => mail.headers.get('auto-submitted') === 'auto-generated')).toBe(true);
  });

  it('tells the assignee of replies and of what others give them, never of what they do themselves', async () => {
    const { id, version } = await file();
    const lead = await desk.as(city.lead);
    await lead.call('assign', { params: { id }, body: { version, assignee: city.agent.username } });
    await employee.call('addMessage', { params: { id }, body: { text: 'Det haster' } });
    await desk.drain();
    expect((await bell(agent)).sort()).toEqual(['assigned', 'replied']);
    expect(await bell(lead)).toEqual([]);
  });

  it('warns and tells of a breach once, also when two sweeps and a repeated event come', async () => {
    const { id, number, version } = await file();
    await agent.call('take', { params: { id }, body: { version } });
    await desk.drain();
    desk.advance('PT3H');
    await Promise.all([desk.app.get(Sweep).run(), desk.app.get(Sweep).run()]);
    await desk.drain();
    await desk.build.sql(
      `insert into outbox (event_id, agency_id, name, payload)
       select e.id, e.agency_id, e.type, jsonb_build_object('agencyId', e.agency_id, 'subjectId', e.ticket_id, 'seq', e.seq,
         'version', 1, 'actorId', null, 'requesterId', t.requester_id, 'assigneeId', t.assignee_id, 'teamId', t.team_id,
         'previousTeamId', null, 'line', t.line, 'origin', 'system', 'target', 'first_response', 'cycle', 1)
       from ticket_event e join ticket t on t.id = e.ticket_id where t.id = $1 and e.type = 'sla.breached'`,
      [id],
    );
    await post();
    expect((await bell(agent, id)).filter((kind) => kind === 'breached')).toHaveLength(1);
    expect((await bell(await desk.as(city.lead), id)).filter((kind) => kind === 'breached')).toHaveLength(1);
    expect(mailsTo(city.agent).filter((subject) => subject?.match(`^${number}.*brutt`))).toHaveLength(1);
  });

  it('raises the flag of ping-pong to both leads at the third crossing', async () => {
    const { id, version } = await file();
    const expert = await desk.as(city.expert);
    const to = { teamKey: city.secondLine.key, reason: 'Krever rettighet', tried: 'Alt' };
    let at = await agent.call('escalate', { params: { id }, body: { version, ...to } });
    at = await expert.call('handBack', { params: { id }, body: { version: at.version, reason: 'Mangler svar' } });
    await desk.drain();
    expect(await bell(await desk.as(city.lead))).toEqual([]);
    await agent.call('escalate', { params: { id }, body: { version: at.version, ...to } });
    await desk.drain();
    expect(await bell(await desk.as(city.lead))).toEqual(['ping_pong']);
  });

  it('tells who watches what others do, by the bell alone, for as long as they may read it', async () => {
    const { id, version } = await file();
    const [watcher, outsider] = [await desk.as(city.agent2), await desk.as(city.expert)];
    for (const client of [watcher, outsider, agent]) await client.call('watch', { params: { id } });
    await agent.call('take', { params: { id }, body: { version } });
    await agent.call('addMessage', { params: { id }, body: { text: 'Vi ser på det.' } });
    await agent.call('addNote', { params: { id }, body: { text: 'Mellom oss' } });
    await employee.call('addMessage', { params: { id }, body: { text: 'Takk' } });
    await watcher.call('addMessage', { params: { id }, body: { text: 'Fra meg selv' } });
    await post();
    const told = async (client: ApiClient) =>
      (await client.call('notices', { query: {} })).items
        .filter((notice) => notice.kind === 'watched' && notice.ticket?.id === id)
        .map(({ facts }) => `${facts['what']} ${facts['actor']}`)
        .sort();
    const byAgent = `answered ${city.agent.name}`;
    expect(await told(watcher)).toEqual([byAgent, `replied ${city.employee.name}`]);
    expect(await told(outsider)).toEqual(
      [byAgent, `answered ${city.agent2.name}`, `replied ${city.employee.name}`].sort(),
    );
    // Whose ticket it is hears of the reply as such, and of what a colleague writes because they watch it.
    expect(await bell(agent, id)).toContain('replied');
    expect(await told(agent)).toEqual([`answered ${city.agent2.name}`]);
    expect(mailsTo(city.agent2)).toEqual([]);

    // Sensitive: no longer for who is in another team.
    await desk.build.sql('update ticket set sensitive = true where id = $1', [id]);
    const ticket = await agent.call('ticket', { params: { id } });
    const resolved = await agent.call('resolve', {
      params: { id },
      body: { version: ticket.version, resolution: 'Ordnet', resolutionCode: 'solved' },
    });
    await employee.call('reopen', { params: { id }, body: { version: resolved.version, reason: 'Ikke løst' } });
    await desk.drain();
    expect(await told(watcher)).toEqual([
      byAgent,
      `reopened ${city.employee.name}`,
      `replied ${city.employee.name}`,
      `resolved ${city.agent.name}`,
    ]);
    expect(await told(outsider)).toHaveLength(3);
    expect((await bell(employee, id)).includes('watched')).toBe(false);

    await watcher.call('unwatch', { params: { id } });
    await agent.call('addMessage', { params: { id }, body: { text: 'Uten den som så på' } });
    await desk.drain();
    expect(await told(watcher)).toHaveLength(4);
  });

  it('tells by mail who is named in a note, without what it says', async () => {
    const { id, number } = await file();
    const body = { text: 'Hemmelig mellom oss', mentions: [city.agent2.id] };
    await agent.call('addNote', { params: { id }, body });
    await post();
    expect(mailsTo(city.agent2)).toEqual([`${number}: Kontoen er låst – ${city.agent.name} har nevnt deg i et notat.`]);
    expect(smtp.mails.map(({ text }) => text).join()).not.toContain('Hemmelig');
  });

  it('counts what is unread and keeps the newer when older ones are read', async () => {
    const { id } = await file();
    await agent.call('addMessage', { params: { id }, body: { text: 'En' } });
    await desk.drain();
    desk.advance('PT1M');
    await agent.call('addMessage', { params: { id }, body: { text: 'To' } });
    await desk.drain();
    const { items, unread: count } = await employee.call('notices', { query: { limit: 2 } });
    expect(count).toBe(2);
    expect(await employee.call('readNotices', { body: { upTo: items[1]?.id ?? '' } })).toEqual({ unread: 1 });
    // Somebody else's notice cannot be read away.
    expect(await agent.call('readNotices', { body: { upTo: items[0]?.id ?? '' } })).toEqual({ unread: 0 });
    expect((await employee.call('notices', { query: {} })).unread).toBe(1);
  });

  it('sends later what the mail server would not take, and nothing twice', async () => {
    const { id } = await file();
    smtp.refusing = true;
    await agent.call('addMessage', { params: { id }, body: { text: 'Hei' } });
    await post();
    expect(smtp.mails).toEqual([]);
    smtp.refusing = false;
    desk.advance('PT10M');
    await post();
    await post();
    expect(smtp.mails).toHaveLength(1);
  });

  it('sends at once what comes while the post is out, without waiting for the next round', async () => {
    const { id } = await file();
    const release = smtp.hold();
    const before = smtp.senders;
    await agent.call('addMessage', { params: { id }, body: { text: 'Først' } });
    await until('the first mail is under way', () => smtp.senders > before);
    await agent.call('addMessage', { params: { id }, body: { text: 'Så' } });
    await agent.call('addMessage', { params: { id }, body: { text: 'Til sist' } });
    await until('all are told of', async () => (await bell(employee, id)).length === 3);
    await until('the post is told too', async () => (await desk.app.get(Background).relay.run()) === 0);
    release();
    await until('all mails are sent', () => smtp.mails.length === 3);
    await desk.drain();
    expect(smtp.mails.map(({ text }) => /> (.*)/.exec(text ?? '')?.[1]).sort()).toEqual(['Først', 'Så', 'Til sist']);
  });
});
