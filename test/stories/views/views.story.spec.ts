import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  BUILT_IN_VIEWS,
  VIEW_ORDERS,
  type CountersUpdate,
  type DomainEvent,
  type QueueRow,
  type SaveViewRequest,
  type TicketView,
  type ViewItem,
  type ViewPage,
} from '@desk/contracts';
import { Database } from '@desk/platform';
import { Counters } from '@desk/tickets';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltDesk, BuiltPerson } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import { LiveClient, until, wholeQueue } from '../../support/live-client.js';

// A machine that also does other things takes its time.
jest.setTimeout(60_000);

let desk: TestDesk;
let people: BuiltDesk;
let others: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let colleague: ApiClient;
let expert: ApiClient;
let lead: ApiClient;
let admin: BuiltPerson;
beforeAll(async () => {
  desk = await startTestDesk();
  [people, others] = [await desk.build.desk(), await desk.build.desk()];
  admin = await desk.build.admin(people.agency);
  [employee, agent, colleague, expert, lead] = await Promise.all([
    desk.as(people.employee),
    desk.as(people.agent),
    desk.as(people.agent2),
    desk.as(people.expert),
    desk.as(people.lead),
  ]);
});
afterAll(() => desk.stop());

const file = (subject: string, more: object = {}): Promise<TicketView> =>
  employee.call('createTicket', {
    body: { subject, description: 'Det virker ikke.', serviceKey: people.service.key, ...more },
  });
const params = ({ id }: { id: string }) => ({ id });
const escalate = (ticket: TicketView) =>
  agent.call('escalate', {
    params: params(ticket),
    body: { version: ticket.version, teamKey: people.secondLine.key, reason: 'Krever mer', tried: 'Omstart' },
  });
const view = async (reader: ApiClient, id: string): Promise<ViewItem> => {
  const found = (await reader.call('views')).items.find((item) => item.id === id);
  if (!found) throw new Error(`no view ${id}`);
  return found;
};
const count = async (reader: ApiClient, id: string) => (await view(reader, id)).count?.count;

async function rowsOf(reader: ApiClient, id: string, limit = 200): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  let cursor: string | null = null;
  do {
    const page: ViewPage = await reader.call('viewTickets', {
      params: { id },
      query: { limit, ...(cursor === null ? {} : { cursor }) },
    });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
const subjects = async (reader: ApiClient, id: string) => (await rowsOf(reader, id)).map(({ subject }) => subject);

const saved = (more: Partial<SaveViewRequest> = {}): SaveViewRequest => ({
  name: 'Min liste',
  columns: ['number', 'subject'],
  filters: {},
  order: 'filed',
  share: 'personal',
  ...more,
});

describe('built-in views', () => {
  it('hold what their names say, and count it', async () => {
    const [mine, waiting, first, second, visit] = [
      await file('Min'),
      await file('Venter'),
      await file('Ledig'),
      await file('Til andrelinjen'),
      await file('Besøk'),
    ];
    await agent.call('take', { params: params(mine), body: { version: mine.version } });
    const taken = await colleague.call('take', { params: params(waiting), body: { version: waiting.version } });
    await colleague.call('pend', { params: params(waiting), body: { version: taken.version, reason: 'vendor' } });
    await escalate(second);
    // Counted before it is moved past the events.
    await desk.drain();
    await desk.build.sql(`update ticket set team_id = $2, line = 'onsite' where id = $1`, [visit.id, people.onsite.id]);
    await employee.call('cancel', { params: params(await file('Trukket')), body: { version: 1, reason: 'Ordnet' } });
    await colleague.call('watch', { params: params(second) });
    await desk.drain();
    // The one that was moved by hand is counted where it stands when it is counted anew.
    expect(await desk.app.get(Counters).verify()).toBeGreaterThan(0);
    await desk.app.get(Counters).recount();
    expect(await desk.app.get(Counters).verify()).toBe(0);

    const { items } = await agent.call('views');
    expect(items.map(({ id }) => id)).toEqual(BUILT_IN_VIEWS);
    const shown = { my_work: ['Min'], my_teams: ['Min', 'Venter', 'Ledig'], unassigned: ['Ledig'], on_site: ['Besøk'] };
    for (const [id, expected] of Object.entries({ ...shown, second_line: ['Til andrelinjen'], watched: [] })) {
      expect([id, (await subjects(agent, id)).sort()]).toEqual([id, [...expected].sort()]);
      expect([id, await count(agent, id)]).toEqual([id, expected.length]);
    }
    expect(await subjects(colleague, 'watched')).toEqual(['Til andrelinjen']);
    expect(await count(colleague, 'watched')).toBe(1);
    expect(await colleague.call('watching', { params: params(second) })).toEqual({ watching: true, watchers: 1 });
    expect(await colleague.call('unwatch', { params: params(second) })).toEqual({ watching: false, watchers: 0 });
    // For the expert, first line's queues are readable but not theirs.
    expect(await subjects(expert, 'my_teams')).toEqual(['Til andrelinjen']);
    expect(await subjects(expert, 'unassigned')).toEqual(['Til andrelinjen']);
    expect(await employee.refusal('views')).toMatchObject({ status: 403 });
    expect(first.version).toBe(1);
  });

  it('show what is due soon, and know when that changes by itself', async () => {
    await desk.build.sql('update ticket set next_due_at = null');
    const [over, soon, later] = [await file('For sent'), await file('Snart'), await file('Senere')];
    const now = desk.clock.now();
    const due = (ticket: TicketView, minutes: number) =>
      desk.build.sql('update ticket set next_due_at = $2 where id = $1', [ticket.id, now.add({ minutes }).toString()]);
    await due(over, -5);
    await due(soon, 60);
    await due(later, 75);
    expect(await subjects(agent, 'overdue_soon')).toEqual(['For sent', 'Snart']);
    expect((await view(agent, 'overdue_soon')).count).toEqual({
      count: 2,
      exact: true,
      changesAt: now.add({ minutes: 15 }).toString({ fractionalSecondDigits: 3 }),
    });
    desk.advance('PT15M');
    expect((await view(agent, 'overdue_soon')).count).toMatchObject({ count: 3, changesAt: null });
    desk.advance('-PT15M');
  });

  it('stay within the agencies of the reader, and mask what is sensitive', async () => {
    const foreign = await desk.as(others.agent);
    for (const id of BUILT_IN_VIEWS) expect([id, await rowsOf(foreign, id)]).toEqual([id, []]);
    for (const { id, count: counted } of (await foreign.call('views')).items)
      expect([id, counted?.count]).toEqual([id, 0]);
    const secret = await file('Hemmelig operasjon');
    await desk.build.sql('update ticket set sensitive = true where id = $1', [secret.id]);
    const found = (await rowsOf(agent, 'my_teams')).find(({ id }) => id === secret.id);
    expect(found).toMatchObject({ subject: null, requesterName: null, sensitive: true });
    const words = await agent.call('createView', { body: saved({ filters: { words: 'hemmelig' } }) });
    expect(await rowsOf(agent, words.id)).toEqual([]);
    await agent.call('deleteView', { params: params(words) });
    const wanted = await foreign.refusal('watch', { params: params(secret) });
    expect(wanted).toMatchObject({ status: 404 });
  });
});

describe('saved views', () => {
  it('filter and order as they say, page by page without doubles', async () => {
    const vpn = await file('VPN-en faller ut', { impact: 'high', urgency: 'high' });
    await desk.build.sql(`update ticket set channel = 'phone' where id = $1`, [vpn.id]);
    await agent.call('take', { params: params(vpn), body: { version: vpn.version } });
    for (let n = 0; n < 7; n += 1) await file(`Skriver ${n} i andre etasje`);
    const resolved = await file('Løst skriver');
    await agent.call('resolve', {
      params: params(resolved),
      body: { version: resolved.version, resolution: 'Papir', resolutionCode: 'solved' },
    });
    const filters = { words: 'skriv etasje' };
    for (const order of VIEW_ORDERS) {
      const made = await agent.call('createView', { body: saved({ name: `Etter ${order}`, filters, order }) });
      const whole = await rowsOf(agent, made.id);
      expect(whole).toHaveLength(7);
      expect(await rowsOf(agent, made.id, 2)).toEqual(whole);
      const filed = whole.map(({ filedAt, id }) => filedAt + id);
      if (order === 'filed') expect(filed).toEqual([...filed].sort().reverse());
      expect((await view(agent, made.id)).count).toEqual({ count: 7, exact: true, changesAt: null });
      await agent.call('deleteView', { params: params(made) });
    }
    const one = async (only: SaveViewRequest['filters'], order: SaveViewRequest['order'] = 'filed') => {
      const made = await agent.call('createView', { body: saved({ filters: only, order }) });
      const found = await subjects(agent, made.id);
      await agent.call('deleteView', { params: params(made) });
      return found;
    };
    expect(await one({ assignee: 'me', priority: [2], words: 'vpn' }, 'queue')).toEqual(['VPN-en faller ut']);
    expect(await one({ state: ['resolved'] })).toEqual(['Løst skriver']);
    expect(await one({ channel: ['phone'], service: [people.service.key], line: ['first'] })).toEqual([
      'VPN-en faller ut',
    ]);
    expect(await one({ words: '100% _' })).toEqual([]);
    expect(await one({ team: [others.firstLine.key] })).toEqual([]);
    expect(await one({ agency: [others.agency.key] })).toEqual([]);
    expect(await one({ filedBefore: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await one({ assignee: people.agent2.id, agency: [people.agency.key], state: ['pending_vendor'] })).toEqual([
      'Venter',
    ]);
  });

  it('go by tags, of which those of readable open tickets are known', async () => {
    const tag = async (ticket: TicketView, ...tags: string[]) =>
      agent.call('updateTicket', { params: params(ticket), body: { version: ticket.version, tags } });
    const [both, one, secret, done] = [
      await file('To merkelapper'),
      await file('En merkelapp'),
      await file('Skjermet med merkelapp'),
      await file('Løst med merkelapp'),
    ];
    await tag(both, 'Flytting 2027', 'bytte');
    await tag(one, 'bytte');
    await tag(secret, 'varsling');
    await desk.build.sql('update ticket set sensitive = true where id = $1', [secret.id]);
    const { version } = await tag(done, 'ferdig');
    await agent.call('resolve', {
      params: params(done),
      body: { version, resolution: 'Ordnet', resolutionCode: 'solved' },
    });
    const known = async (reader: ApiClient) => (await reader.call('tags')).items;
    expect(await known(agent)).toEqual([
      { tag: 'bytte', count: 2 },
      { tag: 'flytting 2027', count: 1 },
    ]);
    expect(await known(await desk.as(others.agent))).toEqual([]);
    expect(await known(await desk.as(admin))).toEqual([]);

    const made = await agent.call('createView', {
      body: saved({ filters: { tag: ['  Flytting  2027', 'varsling'] } }),
    });
    expect(made.filters).toEqual({ tag: ['flytting 2027', 'varsling'] });
    expect(await subjects(agent, made.id)).toEqual(['To merkelapper']);
    expect((await view(agent, made.id)).count).toMatchObject({ count: 1 });
    await agent.call('deleteView', { params: params(made) });
    const refused = await agent.refusal('createView', { body: saved({ filters: { tag: ['bytte', '<b>'] } }) });
    expect(refused.errors).toMatchObject([{ pointer: '/filters/tag/1', code: 'not_a_tag' }]);
  });

  it('are shared by leads with their team and by administrators with all, and kept by nobody else', async () => {
    const team = { share: 'team', teamKey: people.firstLine.key } as const;
    expect(await agent.refusal('createView', { body: saved(team) })).toMatchObject({ status: 403 });
    expect(await lead.refusal('createView', { body: saved({ share: 'all' }) })).toMatchObject({ status: 403 });
    expect(
      await lead.refusal('createView', { body: saved({ ...team, teamKey: people.secondLine.key }) }),
    ).toMatchObject({
      status: 403,
    });
    const ofTeam = await lead.call('createView', { body: saved({ ...team, name: 'Lagets' }) });
    const keeper = await desk.as(admin);
    const ofAll = await keeper.call('createView', { body: saved({ share: 'all', name: 'Alles' }) });
    expect((await keeper.call('views')).items.map(({ id, count: counted }) => [id, counted])).toEqual([
      [ofAll.id, null],
    ]);
    expect(await keeper.refusal('viewTickets', { params: params(ofAll), query: {} })).toMatchObject({ status: 403 });
    const names = async (reader: ApiClient) =>
      (await reader.call('views')).items.filter(({ name }) => name !== null).map(({ name }) => name);
    expect([await names(agent), await names(expert)]).toEqual([['Lagets', 'Alles'], ['Alles']]);
    expect((await view(agent, ofTeam.id)).editable).toBe(false);
    expect(await agent.refusal('deleteView', { params: params(ofTeam) })).toMatchObject({ status: 403 });
    expect(await expert.refusal('viewTickets', { params: params(ofTeam), query: {} })).toMatchObject({ status: 404 });

    const mine = await agent.call('createView', { body: saved({ name: 'Bare min' }) });
    expect(
      await colleague.refusal('changeView', { params: params(mine), body: { ...saved(), revision: 1 } }),
    ).toMatchObject({
      status: 404,
    });
    const changed = await agent.call('changeView', {
      params: params(mine),
      body: { ...saved({ name: 'Ny' }), revision: 1 },
    });
    expect(changed).toMatchObject({ name: 'Ny', revision: 2, editable: true });
    expect(
      await agent.refusal('changeView', { params: params(mine), body: { ...saved({ name: 'Eldre' }), revision: 1 } }),
    ).toMatchObject({ code: 'stale_version', current: { version: 2, changes: { name: ['Eldre', 'Ny'] } } });
    expect(await keeper.call('deleteView', { params: params(ofAll) })).toBeNull();
    expect(await lead.call('deleteView', { params: params(ofTeam) })).toBeNull();
    expect(await agent.call('deleteView', { params: params(mine) })).toBeNull();
  });

  it('are refused by field when they name what there is not', async () => {
    const body = saved({
      order: 'queue',
      filters: {
        team: ['x'],
        service: [people.service.key, 'y'],
        agency: ['z'],
        assignee: people.agency.id,
        state: ['resolved'],
      },
    });
    const refused = await agent.refusal('createView', { body });
    expect(refused.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/filters/team/0', 'unknown_team'],
      ['/filters/service/1', 'unknown_service'],
      ['/filters/agency/0', 'unknown_agency'],
      ['/filters/assignee', 'unknown_person'],
      ['/order', 'order_needs_open'],
    ]);
    const wrong = await agent.raw('POST', '/api/v1/views', {
      body: { ...saved(), filters: { tull: 1, dueWithinMinutes: -1 } },
    });
    expect(wrong.body).toMatchObject({
      errors: [{ pointer: '/filters/tull' }, { pointer: '/filters/dueWithinMinutes' }],
    });
  });

  it('are shown without what was deleted, and say so', async () => {
    const service = await desk.build.service();
    const filters = { service: [service.key, people.service.key], team: [people.firstLine.key] };
    const made = await lead.call('createView', {
      body: saved({ filters, share: 'team', teamKey: people.firstLine.key, columns: ['subject', 'due'] }),
    });
    const before = await subjects(agent, made.id);
    expect(before.length).toBeGreaterThan(0);
    await desk.build.sql('update service set active = false where id = $1', [service.id]);
    await desk.build.sql(
      `update saved_view set columns = '{subject,mood}', filters = filters || '{"team": ["borte"], "colour": "red"}' where id = $1`,
      [made.id],
    );
    expect(await view(agent, made.id)).toMatchObject({
      columns: ['subject'],
      filters: { service: [people.service.key] },
      dropped: [
        { part: 'column', name: 'mood' },
        { part: 'filter', name: 'team', value: 'borte' },
        { part: 'filter', name: 'colour' },
        { part: 'filter', name: 'service', value: service.key },
      ].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name)),
    });
    expect((await subjects(agent, made.id)).length).toBeGreaterThanOrEqual(before.length);
    await lead.call('deleteView', { params: params(made) });
  });
});
/** As the database orders the keys of an object. */
const ORDER = ['mood', 'team', 'colour', 'service'];

describe('the search', () => {
  it('finds by words of the subject, besides number and person, and nothing that is not for the reader', async () => {
    const [printer, other] = [await file('Etikett-skriver på lageret står'), await file('Etiketter til arkivet')];
    const secret = await file('Etikett om varsling');
    await desk.build.sql('update ticket set sensitive = true where id = $1', [secret.id]);
    const found = async (reader: ApiClient, q: string, more: { limit?: number; cursor?: string } = {}) =>
      (await reader.call('findTickets', { query: { q, ...more } })).items.map(({ id }) => id);
    expect(await found(agent, 'skriv etikett lager')).toEqual([printer.id]);
    // Its own team may read the sensitive one; its subject stays on its own page.
    expect(await found(agent, 'etikett')).toEqual([secret.id, other.id, printer.id]);
    expect(await found(expert, 'ETIKETT')).toEqual([other.id, printer.id]);
    expect(await found(await desk.as(others.agent), 'etikett')).toEqual([]);
    expect(await found(employee, 'etikett')).toEqual([]);
    const first = await agent.call('findTickets', { query: { q: 'etikett', limit: 2 } });
    expect(await found(agent, 'etikett', { limit: 2, cursor: first.nextCursor ?? '' })).toEqual([printer.id]);
  });

  it('gives agents rows as views have them, also of what has ended, with the queues to follow', async () => {
    const rows = async (reader: ApiClient, q: string, more: object = {}) =>
      reader.call('searchTickets', { query: { q, ...more } });
    const [open, sent, ended, secret] = [
      await file('Kvittering kommer ikke ut'),
      await file('Kvittering til andrelinjen'),
      await file('Kvittering som er avbrutt'),
      await file('Kvittering om varsling'),
    ];
    await escalate(sent);
    await employee.call('cancel', { params: params(ended), body: { version: 1, reason: 'Ordnet' } });
    await desk.build.sql('update ticket set sensitive = true where id = $1', [secret.id]);
    await desk.drain();
    const page = await rows(agent, 'kvittering');
    expect(page.items.map(({ id, subject, teamKey }) => [id, subject, teamKey])).toEqual([
      [secret.id, null, people.firstLine.key],
      [sent.id, sent.subject, people.secondLine.key],
      [open.id, open.subject, people.firstLine.key],
    ]);
    expect(page.live).toBe(false);
    expect(page.queues.map(({ teamKey }) => teamKey).sort()).toEqual(
      [people.firstLine.key, people.secondLine.key].sort(),
    );
    const { rows: queued, seq } = await wholeQueue(agent, people.firstLine.key);
    expect(page.items.at(-1)).toEqual(queued.find(({ id }) => id === open.id));
    expect(page.queues.find(({ teamKey }) => teamKey === people.firstLine.key)?.seq).toBe(seq);
    // By number and by name also what has ended.
    expect((await rows(agent, ended.number)).items).toMatchObject([{ id: ended.id, state: 'cancelled' }]);
    const first = await rows(agent, people.employee.username, { limit: 2 });
    const next = await rows(agent, people.employee.username, { limit: 2, cursor: first.nextCursor });
    const ids = [...first.items, ...next.items].map(({ id }) => id);
    expect(ids).toEqual([secret.id, ended.id, sent.id, open.id]);
    expect((await rows(await desk.as(others.agent), 'kvittering')).items).toEqual([]);
    expect(await employee.refusal('searchTickets', { query: { q: 'kvittering' } })).toMatchObject({ status: 403 });
    expect(await agent.refusal('searchTickets', { query: { q: '   ' } })).toMatchObject({ status: 422 });
  });
});

describe('counters', () => {
  it('equal a count after many moves at once', async () => {
    const tickets = await Promise.all(Array.from({ length: 12 }, (_, n) => file(`Tilfeldig ${n}`)));
    const agents = [agent, colleague, lead];
    let seed = 7;
    const chance = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    await Promise.all(
      tickets.map(async ({ id }) => {
        for (let step = 0; step < 5; step += 1) {
          const by = agents[chance(3)] ?? agent;
          const { version } = await by.call('ticket', { params: { id } });
          const moves = [
            () => by.call('take', { params: { id }, body: { version } }),
            () => by.call('release', { params: { id }, body: { version } }),
            () => by.call('pend', { params: { id }, body: { version, reason: 'vendor' } }),
            () => by.call('resume', { params: { id }, body: { version } }),
            () => by.call('resolve', { params: { id }, body: { version, resolution: 'X', resolutionCode: 'solved' } }),
            () => by.call('reopen', { params: { id }, body: { version, reason: 'Ikke løst' } }),
            () =>
              by.call('escalate', {
                params: { id },
                body: { version, teamKey: people.secondLine.key, reason: 'X', tried: 'Y' },
              }),
            () => by.call('cancel', { params: { id }, body: { version, reason: 'X' } }),
          ];
          // What the state does not allow is refused; that is part of the chance.
          await moves[chance(moves.length)]?.().catch(() => undefined);
        }
      }),
    );
    await desk.drain();
    expect(await desk.app.get(Counters).verify()).toBe(0);
    for (const id of ['my_work', 'my_teams', 'unassigned', 'second_line']) {
      expect([id, await count(agent, id)]).toEqual([id, (await rowsOf(agent, id)).length]);
    }
  });

  it('count each ticket once, however often and by however many relays it is told', async () => {
    const tickets = await desk.build.sql<{ id: string; agencyId: string }>(
      'select id, agency_id as "agencyId" from ticket order by id',
    );
    for (const table of ['queue_place', 'queue_sum', 'work_sum']) await desk.build.sql(`delete from ${table}`);
    const [database, counters] = [desk.app.get(Database), desk.app.get(Counters)];
    const event = ({ id, agencyId }: { id: string; agencyId: string }) =>
      ({
        id,
        name: 'ticket.taken',
        payload: { subjectId: id, agencyId, origin: 'agent' },
      }) as DomainEvent<'ticket.taken'>;
    const relay = (turn: number) =>
      database.transaction(database.systemScope, (tx) =>
        counters.keep(tx, [...tickets.slice(turn), ...tickets.slice(0, turn)].map(event)),
      );
    await Promise.all([0, 3, 7, 11].map(relay));
    expect(await counters.verify()).toBe(0);
    await relay(5);
    expect(await counters.verify()).toBe(0);
  });

  it('come over the socket within a second or so, to whom they are for', async () => {
    const socket = await LiveClient.as(agent);
    const foreign = await LiveClient.as(await desk.as(others.agent));
    const [heard, overheard]: [CountersUpdate[], CountersUpdate[]] = [[], []];
    socket.socket.on('counters', (update) => heard.push(update));
    foreign.socket.on('counters', (update) => overheard.push(update));
    expect(await socket.ask('counters.join', {})).toEqual({ ok: true });
    expect(await foreign.ask('counters.join', {})).toEqual({ ok: true });
    expect(await (await LiveClient.as(employee)).ask('counters.join', {})).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    const { counters: before } = await agent.call('views');
    const own = (update: CountersUpdate) => update.queues.find(({ teamKey }) => teamKey === people.firstLine.key);
    const started = performance.now();
    const ticket = await file('Teller med');
    await agent.call('take', { params: params(ticket), body: { version: ticket.version } });
    const wanted = (own(before)?.open ?? 0) + 1;
    await until('the queue', () => heard.some((update) => own(update)?.open === wanted));
    await until('my work', () => heard.some(({ mine }) => mine === (before.mine ?? 0) + 1));
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(heard.every(({ at }) => at >= before.at)).toBe(true);
    expect(overheard).toEqual([]);
    // Whoever leaves the team hears no more than what is still theirs.
    for (const one of [socket, foreign]) one.close();
  });

  it('follow a view over several queues from the numbers of its page', async () => {
    const page = await agent.call('viewTickets', { params: { id: 'second_line' }, query: {} });
    expect(page.live).toBe(true);
    expect(page.queues.map(({ teamKey }) => teamKey)).toEqual([people.secondLine.key]);
    const socket = await LiveClient.as(agent);
    for (const queue of page.queues) expect(await socket.ask('queue.join', queue)).toMatchObject({ ok: true });
    const ticket = await file('Opp');
    await escalate(ticket);
    await until('the row', () => socket.changes.some(({ ticketId, row }) => ticketId === ticket.id && row !== null));
    const row = (await rowsOf(agent, 'second_line')).find(({ id }) => id === ticket.id);
    expect(socket.changes.at(-1)?.row).toEqual(row);
    expect((await agent.call('viewTickets', { params: { id: 'watched' }, query: {} })).live).toBe(false);
    socket.close();
  });
});
