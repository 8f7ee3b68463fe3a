import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import { Jobs } from '@desk/platform';
import { Sweep } from '@desk/tickets';
import type { ApiClient } from '../support/api-client.js';
import type { BuiltDesk, BuiltPerson, BuiltTeam } from '../support/build.js';
import { everythingFor, type Places } from '../support/everything.js';
import { startTestDesk, type TestDesk } from '../support/harness.js';
import { LiveClient, until } from '../support/live-client.js';
import { MailServer } from '../support/mail-server.js';

/** Stands in everything that agents say to each other, and must not come out anywhere else. */
const CANARY = 'kanarifugl7f3a';

let smtp: MailServer;
let desk: TestDesk;
let here: BuiltDesk;
let otherTeam: BuiltTeam;
let outsiders: Record<string, BuiltPerson>;
let ticket: TicketView;
/** Files of notes, one that waits, a macro, a draft. */
const ids: string[] = [];
const heard: string[] = [];
const answered: string[] = [];
const sockets: LiveClient[] = [];

beforeAll(async () => {
  smtp = new MailServer();
  desk = await startTestDesk({ env: { SMTP_URL: await smtp.listen() } });
  here = await desk.build.desk();
  otherTeam = await desk.build.team('first', [here.agency]);
  const away = await desk.build.desk();
  outsiders = {
    requester: here.employee,
    follower: here.colleague,
    contact: here.contact,
    owner: await desk.build.serviceOwner(here.agency),
    admin: await desk.build.admin(here.agency),
    colleague: await desk.build.person(here.agency),
    'agent elsewhere': away.agent,
    'lead elsewhere': away.lead,
    'contact elsewhere': away.contact,
  };
  const follower = await desk.as(here.colleague);
  ticket = await follower.call('createTicket', {
    body: {
      subject: 'Treg maskin',
      description: 'Den er treg.',
      serviceKey: here.service.key,
      onBehalfOf: here.employee.username,
    },
  });
  await desk.drain();
  for (const person of Object.values(outsiders)) await listen(await desk.as(person));
  await live();
}, 120_000);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await desk.stop();
  await smtp.close();
});

/** Everything that somebody can join, joined or refused; and whatever comes of it. */
async function listen(client: ApiClient): Promise<void> {
  const socket = await LiveClient.as(client);
  sockets.push(socket);
  socket.socket.onAny((...what: unknown[]) => heard.push(JSON.stringify(what)));
  for (const { key } of [here.firstLine, here.secondLine, here.onsite, otherTeam]) {
    heard.push(JSON.stringify(await socket.ask('queue.join', { teamKey: key, seq: 0 })));
  }
  heard.push(JSON.stringify(await socket.ask('ticket.watch', { ticketId: ticket.id })));
}

/** A life in which agents say to each other all that can be said. */
async function live(): Promise<void> {
  const params = { id: ticket.id };
  const [agent, expert] = [await desk.as(here.agent), await desk.as(here.expert)];
  let { version } = ticket;
  const next = async (view: Promise<TicketView>) => void ({ version } = await view);
  const file = async () => {
    const { body } = await agent.upload(`/tickets/${ticket.id}/note-attachments`, `${CANARY}.txt`, CANARY);
    ids.push((body as { id: string }).id);
    return ids.at(-1) ?? '';
  };
  await agent.call('addNote', {
    params,
    body: { text: CANARY, attachments: [await file()], mentions: [here.expert.id] },
  });
  await file();
  await agent.call('keepDraft', { body: { kind: 'note', ticketId: ticket.id, text: CANARY, revision: 0 } });
  const noted = { name: CANARY, personal: true, actions: { note: CANARY } };
  const macro = await agent.call('createMacro', { body: noted });
  ids.push(macro.id);
  await agent.call('runMacro', { params: { ...params, macro: macro.id }, body: { version } });
  await next(agent.call('take', { params, body: { version } }));
  await next(agent.call('updateTicket', { params, body: { version, priority: 2, priorityReason: CANARY } }));
  await next(agent.call('transfer', { params, body: { version, teamKey: otherTeam.key, reason: CANARY } }));
  const up = { teamKey: here.secondLine.key, reason: CANARY, tried: CANARY };
  await next(agent.call('escalate', { params, body: { version, ...up } }));
  await expert.call('addNote', { params, body: { text: CANARY } });
  await next(expert.call('handBack', { params, body: { version, reason: CANARY } }));
  await agent.call('addMessage', { params, body: { text: 'Vi ser på saken.' } });
  await next(agent.call('pend', { params, body: { version, reason: 'user' } }));
  await next(agent.call('resolve', { params, body: { version, resolution: 'Ny disk.', resolutionCode: 'solved' } }));
  await next(agent.call('reopen', { params, body: { version, reason: CANARY } }));
  await agent.call('addNote', { params, body: { text: CANARY } });
  await desk.drain();

  const requester = await desk.as(here.employee);
  for (const [door, body] of [
    ['cancel', { reason: 'Ordnet seg' }],
    ['reopen', { reason: 'Nei' }],
    ['close', {}],
  ] as const) {
    for (const stale of [1, 2, version - 1]) {
      const refused = await requester.raw('POST', `/api/v1/tickets/${ticket.id}/${door}`, {
        body: { version: stale, ...body },
      });
      expect(refused.status).toBe(409);
      answered.push(refused.text);
    }
  }
  answered.push(JSON.stringify(await requester.call('addMessage', { params, body: { text: 'Takk' } })));
  await next(agent.call('resolve', { params, body: { version, resolution: 'Ny disk.', resolutionCode: 'solved' } }));
  desk.advance('P40D');
  await desk.app.get(Sweep).run();
  await desk.drain();
  const followUp = await requester.call('addMessage', { params, body: { text: 'Den er treg igjen.' } });
  answered.push(JSON.stringify(followUp), JSON.stringify(await requester.call('ticket', { params: followUp.ticket })));
  await desk.drain();
  await desk.app.get(Jobs).add('mail.send', [{ payload: {} }]);
  await desk.drain();
  await until('news over the sockets', () => heard.some((what) => what.includes('my_tickets')));
}

const places = (): Places => ({
  tickets: [ticket],
  teamKeys: [here.firstLine.key, here.secondLine.key, otherTeam.key],
  agencyKey: here.agency.key,
  ids,
  words: [ticket.number, here.employee.name, here.employee.username, CANARY],
});

describe('what agents say to each other', () => {
  it('is all there for them', async () => {
    const agent = await desk.as(here.agent);
    const params = { id: ticket.id };
    expect(JSON.stringify(await agent.call('notes', { params })).split(CANARY)).toHaveLength(5);
    // The reasons of priority, transfer, escalation, hand-back and reopening, and what was tried.
    expect(JSON.stringify(await agent.call('history', { params })).split(CANARY).length).toBeGreaterThanOrEqual(7);
  });

  it.each([
    'requester',
    'follower',
    'contact',
    'owner',
    'admin',
    'colleague',
    'agent elsewhere',
    'lead elsewhere',
    'contact elsewhere',
  ])('comes out of no door for: %s', async (who) => {
    const person = outsiders[who];
    if (!person) throw new Error(`nobody is ${who}`);
    const all = await everythingFor(await desk.as(person), places());
    expect(all.size).toBeGreaterThan(30);
    // What was searched for comes back in no answer either.
    expect([...all].filter(([, text]) => text.includes(CANARY)).map(([address]) => address)).toEqual([]);
  });

  it('comes out of no refusal, no answer to a change, no socket and no mail', () => {
    expect(smtp.mails.length).toBeGreaterThan(3);
    const mails = smtp.mails.map((mail) => JSON.stringify([mail.subject, mail.text, mail.html, [...mail.headers]]));
    expect([...answered, ...heard, ...mails].filter((text) => text.includes(CANARY))).toEqual([]);
  });
});
