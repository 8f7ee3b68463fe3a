import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import { Jobs } from '@desk/platform';
import type { BuiltDesk, BuiltPerson, BuiltTeam } from '../../support/build.js';
import { everythingFor } from '../../support/everything.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient, until } from '../../support/live-client.js';
import { MailServer } from '../../support/mail-server.js';

const SECRET = 'varslersak9c2e';
/** The requester of a sensitive ticket is part of the secret. */
const NAME = 'Varsler Varslersen';

let smtp: MailServer;
let desk: TestDesk;
let city: BuiltDesk;
let otherTeam: BuiltTeam;
let otherAgent: BuiltPerson;
let whistle: BuiltPerson;
let ticket: TicketView;
const heard: string[] = [];
const sockets: LiveClient[] = [];

beforeAll(async () => {
  smtp = new MailServer();
  desk = await startTestDesk({ env: { SMTP_URL: await smtp.listen() } });
  city = await desk.build.desk();
  whistle = await desk.build.person(city.agency, { name: NAME });
  otherTeam = await desk.build.team('first', [city.agency]);
  otherAgent = await desk.build.agent(otherTeam, city.agency);
  ticket = await (
    await desk.as(city.colleague)
  ).call('createTicket', {
    body: { subject: SECRET, description: SECRET, serviceKey: city.service.key, onBehalfOf: whistle.username },
  });
  const params = { id: ticket.id };
  await (await desk.as(whistle)).call('addMessage', { params, body: { text: SECRET } });
  await desk.drain();
  await desk.build.sql('update ticket set sensitive = true where id = $1', [ticket.id]);

  for (const person of strangers()) {
    const socket = await LiveClient.as(await desk.as(person));
    sockets.push(socket);
    socket.socket.onAny((...what: unknown[]) => heard.push(JSON.stringify(what)));
    heard.push(JSON.stringify(await socket.ask('queue.join', { teamKey: city.firstLine.key, seq: 0 })));
    heard.push(JSON.stringify(await socket.ask('ticket.watch', { ticketId: ticket.id })));
  }
  const agent = await desk.as(city.agent);
  ticket = await agent.call('take', { params, body: { version: ticket.version } });
  await agent.call('addMessage', { params, body: { text: SECRET } });
  await desk.drain();
  await desk.app.get(Jobs).add('mail.send', [{ payload: {} }]);
  await desk.drain();
}, 120_000);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await desk.stop();
  await smtp.close();
});

/** Everybody who could read it if it were not sensitive. */
const strangers = () => [city.colleague, city.contact, city.expert, city.visitor, otherAgent];

describe('a sensitive ticket', () => {
  it('is read and worked on by the requester and by the team that has it', async () => {
    const params = { id: ticket.id };
    for (const person of [whistle, city.agent, city.agent2, city.lead]) {
      const client = await desk.as(person);
      expect((await client.call('ticket', { params })).subject).toBe(SECRET);
      expect((await client.call('messages', { params })).items[0]?.text).toBe(SECRET);
    }
  });

  it('is told to nobody else by any door', async () => {
    for (const person of [...strangers(), city.employee, await desk.build.serviceOwner(city.agency)]) {
      const all = await everythingFor(await desk.as(person), {
        tickets: [ticket],
        teamKeys: [city.firstLine.key, otherTeam.key],
        agencyKey: city.agency.key,
        words: [ticket.number, SECRET, whistle.username],
      });
      // Its requester is still found as a colleague.
      const telling = [...all].filter(
        ([address, text]) => text.includes(SECRET) || (text.includes(NAME) && !address.includes('/people')),
      );
      expect([person.username, telling.map(([address]) => address)]).toEqual([person.username, []]);
      expect((await (await desk.as(person)).raw('GET', `/api/v1/tickets/${ticket.id}`)).status).toBe(404);
    }
  }, 20_000);

  it('stands masked in the queue, in what is pushed, and in what a socket has missed', async () => {
    const [row] = (await (await desk.as(otherAgent)).call('queue', { params: { key: city.firstLine.key }, query: {} }))
      .items;
    expect(row).toMatchObject({ id: ticket.id, sensitive: true, subject: null, requesterName: null });
    // One was written before the ticket was sensitive, the others after.
    const seen = () => sockets.flatMap((socket) => socket.changes);
    await until('the push', () => seen().some(({ row: pushed }) => pushed?.assignee !== null));
    for (const change of seen()) {
      if (change.row) expect(change.row).toMatchObject({ sensitive: true, subject: null, requesterName: null });
    }
    expect(heard.filter((what) => what.includes(SECRET) || what.includes(NAME))).toEqual([]);
  });

  it('is named to its requester alone by mail, and quoted to nobody', async () => {
    const others = smtp.mails.filter((mail) => !JSON.stringify(mail.to).includes(whistle.username));
    expect(others.filter((mail) => `${mail.subject} ${mail.text}`.includes(SECRET))).toEqual([]);
    const own = smtp.mails.filter((mail) => !others.includes(mail));
    expect(own.length).toBeGreaterThan(0);
    for (const mail of own) expect(mail.text).not.toContain(`> ${SECRET}`);
    for (const { ticket: told } of (await (await desk.as(city.agent)).call('notices', { query: {} })).items) {
      expect(told?.subject).toBeNull();
      expect(told).toMatchObject({ subject: null });
    }
  });

  it('is not taken, assigned to, or given by those who may not read it', async () => {
    const params = { id: ticket.id };
    const other = await desk.as(otherAgent);
    const { version } = ticket;
    expect((await other.refusal('take', { params, body: { version } })).status).toBe(404);
    expect((await other.refusal('addNote', { params, body: { text: 'x' } })).status).toBe(404);
    const own = { params: { key: city.firstLine.key } };
    await (await desk.as(city.agent)).call('release', { params, body: { version } });
    expect(await other.refusal('takeNext', own)).toMatchObject({ code: 'nothing_to_take' });
    expect((await (await desk.as(city.agent2)).call('takeNext', own)).id).toBe(ticket.id);
  });

  it('makes what follows it up as sensitive', async () => {
    const params = { id: ticket.id };
    const agent = await desk.as(city.agent);
    const { version } = await agent.call('ticket', { params });
    const solved = { version, resolution: 'Ordnet', resolutionCode: 'solved' } as const;
    const resolved = await agent.call('resolve', { params, body: solved });
    const requester = await desk.as(whistle);
    await requester.call('close', { params, body: { version: resolved.version } });
    const { ticket: next } = await requester.call('addMessage', { params, body: { text: SECRET } });
    expect(next.id).not.toBe(ticket.id);
    expect(await agent.call('ticket', { params: next })).toMatchObject({ sensitive: true, subject: SECRET });
    for (const person of strangers()) {
      expect((await (await desk.as(person)).refusal('ticket', { params: next })).status).toBe(404);
    }
  });
});
