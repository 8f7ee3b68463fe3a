import { readFileSync } from 'node:fs';
import type { ClockTarget, TicketView } from '@desk/contracts';
import { newId } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { startTestDesk, type TestDesk } from '../../support/harness.js';
import type { BuiltDesk, BuiltService } from '../../support/build.js';
import type { ApiClient } from '../../support/api-client.js';

/** Rules of Request Tracker that its tests tell in words; where ours are others, the file says which. */
const { behaviour: ours } = JSON.parse(readFileSync('test/stories/sla/contradicted-cases.json', 'utf8')) as {
  behaviour: Record<'rt-rule-003' | 'rt-rule-005' | 'rt-rule-007', string>;
};

let desk: TestDesk;
let city: BuiltDesk;
let employee: ApiClient;
let agent: ApiClient;
let twoHours: BuiltService;
let fourHours: BuiltService;
let keptInTouch: BuiltService;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  [employee, agent] = [await desk.as(city.employee), await desk.as(city.agent)];
  twoHours = await desk.build.service();
  fourHours = await desk.build.service();
  keptInTouch = await desk.build.service();
  await declare([
    ['resolution', twoHours, 2],
    ['resolution', fourHours, 4],
    ['first_response', keptInTouch, 2],
    ['next_update', keptInTouch, 4],
  ]);
});
afterAll(() => desk.stop());

/** A declaration that promises nothing but these hours, day and night. */
async function declare(promises: readonly (readonly [ClockTarget, BuiltService, number])[]): Promise<void> {
  const id = newId();
  await desk.build.sql(
    `insert into service_declaration (id, version, name, valid_from) values ($1, 2, 'Døgnfrister', '2025-01-01')`,
    [id],
  );
  for (const [target, service, hours] of promises) {
    for (const priority of [1, 2, 3, 4]) {
      await desk.build.sql(
        `insert into declaration_target (id, declaration_id, service_id, priority, target, seconds, calendar_id, pause_reasons)
         select $1, $2, $3, $4, $5, $6, id, $7 from calendar where key = 'always'`,
        [newId(), id, service.id, priority, target, hours * 3600, target === 'next_update' ? ['vendor'] : []],
      );
    }
  }
}

const file = (service: BuiltService, client = employee, more: { onBehalfOf?: string } = {}): Promise<TicketView> =>
  client.call('createTicket', {
    body: { subject: 'Sak', description: 'Noe', serviceKey: service.key, ...more },
  });
/** Hours from now to the ticket's due time; null when it has none. */
async function dueIn(id: string): Promise<number | null> {
  const { nextDueAt } = await agent.call('ticket', { params: { id } });
  return nextDueAt === null ? null : Temporal.Instant.from(nextDueAt).since(desk.clock.now()).total('hours');
}
const write = (client: ApiClient, id: string) => client.call('addMessage', { params: { id }, body: { text: 'Hei' } });
const version = async (id: string) => (await agent.call('ticket', { params: { id } })).version;

describe('rules of Request Tracker', () => {
  it('rt-rule-001: a change to an agreement of two hours more is due exactly two hours later', async () => {
    const { id, nextDueAt } = await file(twoHours);
    expect(await dueIn(id)).toBe(2);
    desk.advance('PT1H7M');
    const changed = await agent.call('updateTicket', {
      params: { id },
      body: { version: 1, serviceKey: fourHours.key },
    });
    const later = Temporal.Instant.from(changed.nextDueAt ?? '').since(Temporal.Instant.from(nextDueAt ?? ''));
    expect(later.total('hours')).toBe(2);
  });

  it(`rt-rule-003: each message of an agent moves the due time. ${ours['rt-rule-003']}`, async () => {
    const { id } = await file(keptInTouch);
    expect(await dueIn(id)).toBe(2);
    desk.advance('PT1H');
    await write(agent, id);
    expect(await dueIn(id)).toBe(4);
    desk.advance('PT1H');
    await write(agent, id);
    expect(await dueIn(id)).toBe(4);
    desk.advance('PT1H');
    await write(employee, id);
    expect(await dueIn(id)).toBe(3);
    await write(employee, id);
    expect(await dueIn(id)).toBe(3);
  });

  it(`rt-rule-005: ${ours['rt-rule-005']}`, async () => {
    const { id } = await file(keptInTouch, agent);
    const colleague = await desk.as(city.agent2);
    const seen = await colleague.call('ticket', { params: { id } });
    expect(seen.nextDueAt).toBe(desk.clock.now().add({ hours: 2 }).toString({ fractionalSecondDigits: 3 }));
    expect((await agent.refusal('take', { params: { id }, body: { version: 1 } })).status).toBe(403);
  });

  it(`rt-rule-007: ${ours['rt-rule-007']}`, async () => {
    const { id } = await file(keptInTouch, agent, { onBehalfOf: city.employee.username });
    expect(await dueIn(id)).toBe(2);
  });

  it('rt-rule-009: a wait stops the updates and not the first response', async () => {
    const { id } = await file(keptInTouch);
    expect(await dueIn(id)).toBe(2);
    await agent.call('take', { params: { id }, body: { version: 1 } });
    await agent.call('pend', { params: { id }, body: { version: 2, reason: 'vendor' } });
    expect(await dueIn(id)).toBe(2);
    desk.advance('PT90M');
    await write(agent, id);
    await agent.call('resume', { params: { id }, body: { version: await version(id) } });
    expect(await dueIn(id)).toBe(4);
    await agent.call('pend', { params: { id }, body: { version: await version(id), reason: 'vendor' } });
    expect(await dueIn(id)).toBeNull();
  });
});
