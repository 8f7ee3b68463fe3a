import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import { newId } from '@desk/platform';
import { LiveRights } from '../../../apps/api/src/live-rights.js';
import type { BuiltDesk, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient, until } from '../../support/live-client.js';

// A machine that also does other things takes its time.
jest.setTimeout(60_000);

let desk: TestDesk;
let people: BuiltDesk;
let others: BuiltDesk;
let ticket: TicketView;
beforeAll(async () => {
  desk = await startTestDesk();
  people = await desk.build.desk();
  others = await desk.build.desk();
  const body = { subject: 'Ingen lyd', description: 'Møterommet er stille.', serviceKey: people.service.key };
  ticket = await (await desk.as(people.employee)).call('createTicket', { body });
  await desk.drain();
});
afterAll(() => desk.stop());

const open = async (person: BuiltPerson) => LiveClient.as(await desk.as(person));
/** Of this ticket alone: late words of another, or of who is there, are nothing that a story waits for. */
const hintsOf = ({ hints }: LiveClient, { id }: { id: string } = ticket) => hints.filter((hint) => hint.id === id);

async function cookieOf(person: BuiltPerson): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await desk.build.sql(
    `insert into session (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, '2030-01-01')`,
    [createHash('sha256').update(token).digest(), person.id, desk.clock.now().toString()],
  );
  return `desk_session=${token}`;
}

describe('opening a socket', () => {
  it('needs a session', async () => {
    await expect(LiveClient.open(desk.origin, {})).rejects.toThrow('not_signed_in');
    const unknown = `desk_session=${randomBytes(32).toString('base64url')}`;
    await expect(LiveClient.open(desk.origin, { cookie: unknown })).rejects.toThrow('not_signed_in');
  });

  it('is refused to pages of other sites, whatever cookie the browser sends along', async () => {
    const cookie = await cookieOf(people.agent);
    await expect(LiveClient.open(desk.origin, { cookie, origin: 'https://evil.example' })).rejects.toThrow(
      'foreign_origin',
    );
    const socket = await LiveClient.open(desk.origin, { cookie, origin: desk.origin });
    expect(socket.socket.connected).toBe(true);
    socket.close();
  });

  it('ends when the session ends', async () => {
    const cookie = await cookieOf(people.agent);
    const socket = await LiveClient.open(desk.origin, { cookie });
    await desk.build.sql('update session set revoked_at = $1 where person_id = $2', [
      desk.clock.now().toString(),
      people.agent.id,
    ]);
    await desk.app.get(LiveRights).recheck();
    await until('the end', () => !socket.socket.connected);
  });
});

describe('joining a room', () => {
  it('is refused without telling what exists', async () => {
    const employee = await open(people.employee);
    expect(await employee.ask('queue.join', { teamKey: people.firstLine.key })).toMatchObject({ code: 'forbidden' });
    expect(await employee.ask('queue.join', { teamKey: 'finnes-ikke' })).toMatchObject({ code: 'forbidden' });
    const stranger = await open(others.agent);
    expect(await stranger.ask('queue.join', { teamKey: people.firstLine.key })).toMatchObject({ code: 'forbidden' });
    expect(await stranger.ask('ticket.watch', { ticketId: ticket.id })).toEqual(
      await stranger.ask('ticket.watch', { ticketId: newId() }),
    );
    await (
      await desk.as(people.agent2)
    ).call('addMessage', { params: { id: ticket.id }, body: { text: 'Vi kommer.' } });
    await desk.drain();
    await delay(100);
    // That they are there themselves they may know.
    const hints = stranger.hints.filter(({ topic }) => topic !== 'staffing');
    expect([...stranger.changes, ...hints, ...employee.changes, ...stranger.presence]).toEqual([]);
    employee.close();
    stranger.close();
  });

  it('ends at once when the right ends, whoever ends it', async () => {
    const leaver = await desk.build.agent(people.firstLine, people.agency);
    const socket = await open(leaver);
    expect(await socket.ask('queue.join', { teamKey: people.firstLine.key })).toMatchObject({ ok: true });
    expect(await socket.ask('ticket.watch', { ticketId: ticket.id })).toMatchObject({ ok: true });
    const ended = performance.now();
    await desk.build.sql('delete from team_member where person_id = $1', [leaver.id]);
    await until('the reload', () => socket.reloads.length === 1);
    await until('the hint', () => hintsOf(socket).length === 1);
    // Nobody has to look: whoever takes the right away makes it known.
    expect(performance.now() - ended).toBeLessThan(1_000);
    expect(await (await desk.as(leaver)).refusal('ticket', { params: { id: ticket.id } })).toMatchObject({
      status: 404,
    });
    await (
      await desk.as(people.agent2)
    ).call('addMessage', { params: { id: ticket.id }, body: { text: 'Hei igjen.' } });
    await desk.drain();
    await delay(100);
    expect([socket.changes.length, hintsOf(socket).length]).toEqual([0, 1]);
    socket.close();
  });
});

describe('what comes in', () => {
  it('may be anything, and does no harm', async () => {
    const socket = await open(people.agent2);
    const rubbish = [undefined, null, 7, 'x', [], [[]], {}, { teamKey: {} }, { teamKey: "'; drop table ticket; --" }];
    const worse = [{ teamKey: 'x'.repeat(10_000) }, { ticketId: { $ne: 1 } }];
    for (const message of ['queue.join', 'queue.leave', 'ticket.watch', 'ticket.unwatch', 'presence']) {
      for (const payload of [...rubbish, ...worse]) {
        expect(await socket.ask(message, payload)).toMatchObject({ ok: false, code: 'validation_failed' });
      }
    }
    const teamKey = people.firstLine.key;
    for (const seq of [-1, 0.5, '1', Number.MAX_VALUE]) {
      expect(await socket.ask('queue.join', { teamKey, seq })).toMatchObject({ code: 'validation_failed' });
    }
    expect(await socket.ask('queue.join', { teamKey })).toMatchObject({ ok: true });
    socket.close();
  });

  it('is slowed down, and cut off when it does not end', async () => {
    const socket = await open(people.agent2);
    const answers = await Promise.all(
      Array.from({ length: 150 }, () => socket.ask('ticket.unwatch', { ticketId: ticket.id })),
    );
    expect(answers.filter((answer) => !answer.ok && answer.code === 'too_many_requests').length).toBeGreaterThan(20);
    for (let n = 0; n < 800; n += 1) socket.socket.emit('ticket.unwatch', { ticketId: ticket.id });
    await until('the cut', () => !socket.socket.connected);
  });
});

describe('presence and hints', () => {
  it('shows agents who looks and who writes within a second, and forgets who leaves', async () => {
    const [one, two, requester] = [await open(people.agent2), await open(people.lead), await open(people.employee)];
    for (const socket of [one, two, requester]) await socket.ask('ticket.watch', { ticketId: ticket.id });
    one.socket.emit('presence', { ticketId: ticket.id, doing: 'looking' });
    const shown = performance.now();
    await until('looking', () => two.presence.at(-1)?.people[0]?.doing === 'looking');
    expect(performance.now() - shown).toBeLessThan(1_000);
    expect(two.presence.at(-1)).toEqual({
      ticketId: ticket.id,
      teamId: people.firstLine.id,
      people: [{ id: people.agent2.id, name: people.agent2.name, doing: 'looking' }],
    });
    one.socket.emit('presence', { ticketId: ticket.id, doing: 'writing' });
    await until('writing', () => two.presence.at(-1)?.people[0]?.doing === 'writing');
    expect(await requester.ask('presence', { ticketId: ticket.id, doing: 'looking' })).toMatchObject({ ok: false });
    one.close();
    await until('nobody', () => two.presence.at(-1)?.people.length === 0);
    expect(requester.presence).toEqual([]);
    two.close();
    requester.close();
  });

  it('shows in the queue who is at which of its tickets: to who comes, as it changes, and where the ticket goes', async () => {
    const body = { subject: 'Flytter på seg', description: 'Ja.', serviceKey: people.service.key };
    const moving = await (await desk.as(people.employee)).call('createTicket', { body });
    const [looker, list] = [await open(people.agent), await open(people.lead)];
    const teamKey = people.firstLine.key;
    expect(await list.ask('queue.join', { teamKey })).toMatchObject({ ok: true });
    await until('an empty queue', () => list.queuePresence.at(-1)?.tickets.length === 0);
    await looker.ask('ticket.watch', { ticketId: moving.id });
    looker.socket.emit('presence', { ticketId: moving.id, doing: 'looking' });
    const who = { id: people.agent.id, name: people.agent.name };
    const seen = performance.now();
    await until('looking', () => list.presence.at(-1)?.people[0]?.doing === 'looking');
    expect(performance.now() - seen).toBeLessThan(1_000);
    looker.socket.emit('presence', { ticketId: moving.id, doing: 'writing' });
    await until('writing', () => list.presence.at(-1)?.people[0]?.doing === 'writing');

    const late = await open(people.agent2);
    await late.ask('queue.join', { teamKey });
    await until('who was there before', () => late.queuePresence.length > 0);
    expect(late.queuePresence.at(-1)).toEqual({
      teamId: people.firstLine.id,
      tickets: [{ ticketId: moving.id, teamId: people.firstLine.id, people: [{ ...who, doing: 'writing' }] }],
    });

    const second = await open(people.expert);
    await second.ask('queue.join', { teamKey: people.secondLine.key });
    await (
      await desk.as(people.agent)
    ).call('escalate', {
      params: { id: moving.id },
      body: { version: moving.version, teamKey: people.secondLine.key, reason: 'Nett', tried: 'Alt' },
    });
    // The screen says it when it hears that the ticket has changed.
    await looker.ask('ticket.watch', { ticketId: moving.id });
    await until('the other queue', () => second.presence.at(-1)?.people.length === 1);
    expect(second.presence.at(-1)).toMatchObject({ ticketId: moving.id, teamId: people.secondLine.id });
    looker.close();
    await until('nobody', () => second.presence.at(-1)?.people.length === 0);
    const after = await open(people.lead);
    await after.ask('queue.join', { teamKey });
    await until('an empty queue again', () => after.queuePresence.at(-1)?.tickets.length === 0);
    for (const socket of [list, late, second, after]) socket.close();
  });

  it('tells the requester of messages, and never of notes', async () => {
    const [colleague, requester] = [await open(people.lead), await open(people.employee)];
    for (const socket of [colleague, requester]) await socket.ask('ticket.watch', { ticketId: ticket.id });
    const agent = await desk.as(people.agent2);
    await agent.call('addNote', { params: { id: ticket.id }, body: { text: 'Kunden er vanskelig.' } });
    await until('the hint to agents', () => hintsOf(colleague).length === 1);
    await delay(100);
    expect(hintsOf(requester)).toEqual([]);
    await agent.call('addMessage', { params: { id: ticket.id }, body: { text: 'Nå er det lyd.' } });
    await until('the hints to the requester', () => hintsOf(requester).length === 2);
    expect(
      hintsOf(requester)
        .map((hint) => [hint.topic, hint.id])
        .sort(),
    ).toEqual([
      ['my_tickets', ticket.id],
      ['ticket', ticket.id],
    ]);
    colleague.close();
    requester.close();
  });
});
