import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CITY_AGENCY_ID, type OpenResults } from '@desk/contracts';
import { Jobs, newId } from '@desk/platform';
import { withClient } from '@desk/schema';
import type { ApiClient } from '../../support/api-client.js';
import type { BuiltAgency, BuiltDesk } from '../../support/build.js';
import { startTestDesk, type TestDesk } from '../../support/harness.js';

let desk: TestDesk;
let city: BuiltDesk;
let owner: ApiClient;
let employee: ApiClient;
let team: string;
let service: string;

beforeAll(async () => {
  desk = await startTestDesk();
  city = await desk.build.desk();
  owner = await desk.as(await desk.build.serviceOwner(city.agency));
  employee = await desk.as(city.employee);
  [team, service] = [city.firstLine.id, city.service.id];
  desk.clock.moveTo('2026-04-01T10:00:00Z');
}, 60_000);
afterAll(() => desk.stop());

/** What an agency's tickets were in a month, as the kept sums say it. */
async function month(agency: BuiltAgency, first: string, filed: number, met: number, missed: number): Promise<void> {
  await desk.build.sql(
    `insert into flow_rollup (agency_id, month, filed, resolved) values ($1, $2, $3, $3)
     on conflict (agency_id, month) do update set filed = excluded.filed, resolved = excluded.resolved`,
    [agency.id, first, filed],
  );
  for (const target of ['first_response', 'resolution']) {
    await desk.build.sql(
      `insert into sla_rollup (agency_id, month, service_id, priority, team_id, target, met, missed)
       values ($1, $2, $3, 3, $4, $5, $6, $7)
       on conflict (agency_id, month, service_id, priority, team_id, target) do update set met = excluded.met, missed = excluded.missed`,
      [agency.id, first, service, team, target, met, missed],
    );
  }
}
const run = async (times = 1) => {
  await desk.app.get(Jobs).add(
    'results.publish',
    Array.from({ length: times }, () => ({ payload: {} })),
  );
  await desk.drain();
};
const read = (query: { month?: string } = {}) => employee.call('openResults', { query });
const table = async () =>
  desk.build.sql<{ month: string; part: string; content: unknown }>(
    `select month::text, part, content from published_result order by part, month`,
  );

describe('the open results', () => {
  let results: OpenResults;
  let [large, middle, small, least]: BuiltAgency[] = [];

  beforeAll(async () => {
    large = await desk.build.agency({ name: 'Bydel Stor', joinedOn: '2026-01-01' });
    middle = await desk.build.agency({ name: 'Bydel Mellom', joinedOn: '2026-01-01' });
    small = await desk.build.agency({ name: 'Bydel Liten', joinedOn: '2026-01-01' });
    least = await desk.build.agency({ name: 'Bydel Minst', joinedOn: '2026-01-01' });
    const history = await desk.build.agency({ name: 'Historien', kind: 'history' });
    for (const first of ['2026-02-01', '2026-03-01']) {
      await month(large, first, 80, 60, 20);
      await month(middle, first, 12, 9, 3);
      await month(small, first, 3, 3, 0);
      await month(least, first, 2, 0, 2);
      await month(history, first, 900, 0, 900);
    }
    await desk.build.sql(
      `insert into baseline (agency_id, fte_low, fte_likely, fte_high, source, measured_on, locked_at)
       values ($1, 4, 5, 6, 'Kartlegging', '2025-12-01', now())`,
      [large.id],
    );
    await desk.build.sql(
      `insert into staff_position (id, agency_id, kind, fte, valid_from) values ($1, $2, 'first_line', 4.4, '2026-01-01')`,
      [newId(), CITY_AGENCY_ID],
    );
  });

  it('say nothing before a month is over, and leave it a day for what comes late', async () => {
    await run();
    // The first of April: March is over, but a phone without network may still have something to tell.
    expect((await table()).map((row) => `${row.month} ${row.part}`)).toEqual([
      '2026-02-01 month',
      '2026-02-01 standing',
    ]);
    expect(await read()).toMatchObject({ month: '2026-02', months: ['2026-02'] });
  });

  it('are published by the job, by hand, and by two at once to the same end', async () => {
    desk.clock.moveTo('2026-04-02T10:00:00Z');
    await run(4);
    const before = await table();
    expect(before.map((row) => `${row.month} ${row.part}`)).toEqual([
      '2026-02-01 month',
      '2026-03-01 month',
      '2026-02-01 standing',
      '2026-03-01 standing',
    ]);
    results = await owner.call('publishResults');
    expect(await table()).toEqual(before);
    expect(results.months).toEqual(['2026-03', '2026-02']);
  });

  it('show of each agency what cannot tell of fewer than five tickets', () => {
    expect(results.filed).toBe(97);
    // The small ones are five together, but for the larger of them only two: so the middle one goes with them.
    expect(results.agencies).toEqual({
      items: [
        {
          name: 'Bydel Stor',
          filed: 80,
          kept: [
            { target: 'first_response', counted: 80, met: 60 },
            { target: 'resolution', counted: 80, met: 60 },
          ],
        },
      ],
      others: {
        agencies: 3,
        filed: 17,
        kept: [
          { target: 'first_response', counted: 17, met: 12 },
          { target: 'resolution', counted: 17, met: 12 },
        ],
      },
    });
    expect(JSON.stringify(results)).not.toMatch(/Minst|Liten|Historien/);
  });

  it('say what was promised and kept, what a ticket costs, and what cannot be concluded', async () => {
    const [answer, update, solved] = results.promises;
    expect(answer).toMatchObject({ target: 'first_response', counted: 97, met: 72, attainment: 0.74 });
    expect(update).toMatchObject({ target: 'next_update', counted: null, attainment: null });
    expect(solved?.priorities.find(({ priority }) => priority === 3)).toEqual({
      priority: 3,
      seconds: 86_400,
      businessDays: null,
      calendar: 'Kontortid',
      counted: 97,
      attainment: 0.74,
    });
    expect(answer?.trend).toEqual([
      { month: '2026-02', attainment: 0.74 },
      { month: '2026-03', attainment: 0.74 },
    ]);
    // 4.4 FTE × 1 000 000 × 31/365 ÷ 97 tickets.
    expect(results.cost?.perTicket).toBe(Math.round((4.4 * 1_000_000 * 31) / 365 / 97));
    expect(results.gain.text).toMatch(/^Gevinsten er 12 %/);
    await employee.call('setLocale', { body: { locale: 'nn' } });
    expect((await read()).gain.text).not.toBe(results.gain.text);
    expect(results.automatic).toEqual(
      expect.arrayContaining([
        { kind: 'worst_promise', target: 'first_response', priority: 3, attainment: 0.74 },
        { kind: 'too_little', figure: 'next_update' },
      ]),
    );
    expect(results.satisfaction).toBeNull();
  });

  it('keep what a month was once published, so that no two publications differ by somebody', async () => {
    const before = await read();
    await month(small ?? city.agency, '2026-03-01', 5, 5, 0);
    await run();
    expect(await read()).toEqual({ ...before, updatedAt: expect.any(String) });
    // Each says when that was; of the months before the first publication it was that day.
    expect(before.knownOn).toBe('2026-04-02');
    expect((await read({ month: '2026-02' })).knownOn).toBe('2026-04-01');
    await expect(
      desk.build.sql(`update published_result set content = '{}' where part = 'month' and month = '2026-03-01'`),
    ).rejects.toThrow('are published');
  });

  it('name what the owner says is weak, from the next publication on, and earlier ones as they were', async () => {
    const body = { text: 'Lang kø på mandager', doing: 'Flere på vakt fra mai', notedOn: '2026-04-02', endedOn: null };
    const made = await owner.call('createWeakness', { body });
    expect((await read()).weaknesses).toEqual([]);
    await owner.call('publishResults');
    expect((await read()).weaknesses).toEqual([{ text: body.text, doing: body.doing, notedOn: body.notedOn }]);
    expect((await read({ month: '2026-02' })).weaknesses).toEqual([]);
    const params = { id: made.id };
    const ended = await owner.call('saveWeakness', { params, body: { ...body, endedOn: '2026-04-02', revision: 1 } });
    expect(ended).toMatchObject({ endedOn: '2026-04-02', revision: 2 });
    await owner.call('publishResults');
    expect((await read()).weaknesses).toEqual([]);
    const stale = await owner.raw('PATCH', `/api/v1/weaknesses/${made.id}`, { body: { ...body, revision: 1 } });
    expect(stale.body).toMatchObject({ code: 'stale_version', current: { version: 2 } });
    const ahead = await owner.raw('POST', '/api/v1/weaknesses', { body: { ...body, notedOn: '2026-05-01' } });
    expect(ahead.body).toMatchObject({ errors: [{ pointer: '/notedOn', code: 'lies_ahead' }] });
  });

  it('say who waits, and never a number below five', async () => {
    const file = () =>
      employee.call('createTicket', {
        body: { subject: 'Skriver', description: 'Tom', serviceKey: city.service.key },
      });
    const tickets = await Promise.all(Array.from({ length: 9 }, file));
    await desk.drain();
    desk.advance('PT20M');
    const agent = await desk.as(city.agent);
    for (const [index, { id, version }] of tickets.entries()) {
      if (index >= 5) continue;
      await agent.call('take', { params: { id }, body: { version } });
      await agent.call('addMessage', { params: { id }, body: { text: 'Vi ser på det' } });
    }
    await desk.drain();
    await owner.call('publishResults');
    expect((await read()).waiting).toEqual({ tickets: null, typicalSeconds: 1_200, over: 'today' });
    await Promise.all([file(), file()]);
    await desk.drain();
    await owner.call('publishResults');
    expect((await read()).waiting.tickets).toBe(6);
    // The next morning nobody has been answered yet: then it is of the week.
    desk.clock.moveTo('2026-04-03T06:00:00Z');
    await run();
    expect((await read()).waiting).toEqual({ tickets: 6, typicalSeconds: 1_200, over: 'week' });
  });

  it('are read from the published table, and from no other', async () => {
    await read();
    const revoke = (what: string) =>
      withClient(desk.database.superuserUrl, async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
             and c.relname not in ('published_result', 'agency', 'person')`,
        );
        for (const { name } of rows) await client.query(what.replace('?', name));
      });
    await revoke('revoke select on ? from desk_app');
    try {
      const answer = await employee.raw('GET', '/api/v1/open-results');
      expect([answer.status, (answer.body as OpenResults).month]).toEqual([200, '2026-03']);
      const other = await employee.raw('GET', '/api/v1/suggestions');
      expect(other.status).toBe(500);
    } finally {
      await revoke('grant select on ? to desk_app');
    }
  });

  it('are for those whom an agency employs', async () => {
    const id = newId();
    await desk.build.sql(`insert into person (id, username, name) values ($1, $2, 'Ekstern')`, [id, `ekstern-${id}`]);
    const answer = await (await desk.as({ id })).raw('GET', '/api/v1/open-results');
    expect(answer.status).toBe(403);
    expect((await employee.raw('GET', '/api/v1/open-results?month=2025-12')).status).toBe(404);
  });
});
