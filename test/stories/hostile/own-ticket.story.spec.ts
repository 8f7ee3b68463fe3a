import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketView } from '@desk/contracts';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient } from '../../support/live-client.js';

let desk: TestDesk;
let city: BuiltDesk;
/** An agent who has filed a ticket of their own. */
let self: ApiClient;
let colleague: ApiClient;
let ticket: TicketView;
beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  [self, colleague] = [await desk.as(city.agent), await desk.as(city.lead)];
  // In second line too, so that no line stands in the way.
  await desk.build.joinTeam(city.secondLine, city.agent);
}, 60_000);
afterAll(() => desk.stop());

const filed = () =>
  self.call('createTicket', { body: { subject: 'Min egen', description: 'Treg', serviceKey: city.service.key } });
const version = async () => (await colleague.call('ticket', { params: { id: ticket.id } })).version;
const post = async (as: ApiClient, door: string, body: object) =>
  as.raw('POST', `/api/v1/tickets/${ticket.id}/${door}`, { body: { version: await version(), ...body } });

const HANDLING: Readonly<Record<string, () => object>> = {
  take: () => ({}),
  release: () => ({}),
  assign: () => ({ assignee: city.agent2.username }),
  transfer: () => ({ teamKey: city.firstLine.key, reason: 'Feil kø' }),
  escalate: () => ({ teamKey: city.secondLine.key, reason: 'Krever tilgang', tried: 'Alt' }),
  'hand-back': () => ({ reason: 'Ikke vårt' }),
  pend: () => ({ reason: 'vendor' }),
  resume: () => ({}),
  resolve: () => ({ resolution: 'Ordnet', resolutionCode: 'solved' }),
};

/** In every place where a ticket can stand. */
const STANDING: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['new', () => Promise.resolve()],
  ['taken by a colleague', () => post(colleague, 'take', {})],
  ['waiting', () => post(colleague, 'pend', { reason: 'vendor' })],
  ['in second line', () => post(colleague, 'escalate', HANDLING['escalate']?.() ?? {})],
];

describe('an agent, with a ticket of their own', () => {
  it('is its requester: what agents do is refused by every door, wherever it stands', async () => {
    ticket = await filed();
    for (const [standing, bring] of STANDING) {
      await bring();
      const before = await version();
      for (const [door, body] of Object.entries(HANDLING)) {
        const { status, body: problem } = await post(self, door, body());
        expect([standing, door, status, (problem as { code: string }).code]).toEqual([
          standing,
          door,
          403,
          'own_ticket',
        ]);
      }
      for (const [method, part] of [
        ['GET', 'notes'],
        ['GET', 'handling'],
        ['POST', 'notes'],
      ] as const) {
        const given = method === 'POST' ? { body: { text: 'x' } } : {};
        expect((await self.raw(method, `/api/v1/tickets/${ticket.id}/${part}`, given)).status).toBe(403);
      }
      const patch = { body: { version: before, priority: 1, priorityReason: 'Haster' } };
      expect((await self.raw('PATCH', `/api/v1/tickets/${ticket.id}`, patch)).status).toBe(403);
      expect(await version()).toBe(before);
    }
    const { abilities } = await self.call('ticket', { params: { id: ticket.id } });
    const able = Object.entries(abilities).filter(([, may]) => may);
    expect(able.map(([ability]) => ability).sort()).toEqual(['cancel', 'message']);
  });

  it('is not given it by others, nor by "take next"', async () => {
    ticket = await filed();
    const given = await post(colleague, 'assign', { assignee: city.agent.username });
    expect(given).toMatchObject({ status: 403, body: { code: 'own_ticket' } });
    const { key } = city.firstLine;
    for (let left = (await self.call('queue', { params: { key }, query: {} })).items.length; left > 0; left -= 1) {
      const next = await self.raw('POST', `/api/v1/teams/${key}/take-next`);
      if (next.status === 404) break;
      expect((next.body as TicketView).requester.id).not.toBe(city.agent.id);
    }
  });

  it('writes in it as its requester, who neither answers the clock nor opens the ticket', async () => {
    ticket = await filed();
    const params = { id: ticket.id };
    const message = await self.call('addMessage', { params, body: { text: 'Haster' } });
    expect(message).toMatchObject({ authorRole: 'requester', origin: 'portal' });
    expect(await colleague.call('ticket', { params })).toMatchObject({ state: 'new', firstRespondedAt: null });
    const { items } = await self.call('clocks', { params });
    expect(items.find((clock) => clock.target === 'first_response')?.state).toBe('running');
  });

  it('proposes its priority like anybody, and is no presence and no work at it', async () => {
    const own = await self.call('createTicket', {
      body: {
        subject: 'Haster',
        description: 'Nå',
        serviceKey: city.service.key,
        impact: 'high',
        urgency: 'high',
        onBehalfOf: city.agent.username,
        channel: 'phone',
      },
    });
    expect(own).toMatchObject({ priority: 2, channel: 'portal' });
    const at = desk.clock.now().toString();
    const signals = [{ seq: 1, at, kind: 'focus', ticketId: own.id }] as const;
    const work = { clientId: 'fane', sentAt: at, signals: [...signals] };
    expect(await self.call('attention', { body: work })).toEqual({
      accepted: 0,
      rejected: [{ seq: 1, reason: 'not_handled_by_you' }],
    });
    const socket = await LiveClient.as(self);
    expect(await socket.ask('ticket.watch', { ticketId: own.id })).toMatchObject({ ok: true });
    expect(await socket.ask('presence', { ticketId: own.id, doing: 'looking' })).toMatchObject({ ok: false });
    socket.close();
  });

  it('does not confirm for the caller what they filed from a call', async () => {
    ticket = await self.call('createTicket', {
      body: { subject: 'Fra samtale', description: 'x', serviceKey: city.service.key, onBehalfOf: city.employee.id },
    });
    await post(self, 'resolve', { resolution: 'Ordnet', resolutionCode: 'solved' });
    expect((await post(self, 'close', {})).status).toBe(403);
    expect((await post(await desk.as(city.employee), 'close', {})).status).toBe(200);
  });
});
