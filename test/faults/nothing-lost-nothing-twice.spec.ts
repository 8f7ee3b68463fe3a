import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ApiClient } from '../support/api-client.js';
import type { BuiltDesk } from '../support/build.js';
import { FaultDesk, until, type Program } from './processes.js';

/** Programs start, break and start again within one test. */
const LONG = 240_000;

let desk: FaultDesk;
let city: BuiltDesk;
let employeeToken: string;
let agentToken: string;

beforeAll(async () => {
  desk = await FaultDesk.start();
  city = await desk.build.desk();
  const now = new Date().toISOString();
  employeeToken = await desk.build.token(city.employee, now);
  agentToken = await desk.build.token(city.agent, now);
}, LONG);
afterEach(() => desk.endAll(), LONG);
afterAll(() => desk.stop(), LONG);

interface Filing {
  readonly key: string;
  readonly number: string;
}

/** Files tickets one after the other, each until the desk has said yes, as a browser that does not give up would. */
class Filer {
  readonly acknowledged: Filing[] = [];
  readonly refusals = new Map<string, number>();
  /** How long the slowest refusal took. */
  slowestRefusalMs = 0;
  private stopped = false;
  private readonly work: Promise<void>;

  constructor(private readonly origin: () => string) {
    this.work = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.work;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const key = randomUUID();
      for (;;) {
        const number = await this.attempt(key);
        if (number !== null) {
          this.acknowledged.push({ key, number });
          break;
        }
        await delay(100);
      }
    }
  }

  private async attempt(key: string): Promise<string | null> {
    const began = performance.now();
    try {
      const answer = await new ApiClient(this.origin(), employeeToken).raw('POST', '/api/v1/tickets', {
        headers: { 'idempotency-key': key },
        body: { subject: key, description: 'Under feil', serviceKey: city.service.key },
      });
      if (answer.status === 201) return (answer.body as { number: string }).number;
      this.note(`${answer.status} ${(answer.body as { code?: string }).code}`, began);
    } catch {
      this.note('no answer', began);
    }
    return null;
  }

  private note(what: string, began: number): void {
    this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
    this.slowestRefusalMs = Math.max(this.slowestRefusalMs, performance.now() - began);
  }
}

/** Each acknowledged ticket is there once, with its whole log. */
async function expectAllThereOnce(filed: readonly Filing[]): Promise<void> {
  const rows = await desk.sql<{ subject: string; numbers: string[]; logged: string }>(
    `select t.subject, array_agg(t.number::text) as numbers,
       (select count(*) from ticket_event e where e.ticket_id = any(array_agg(t.id)) and e.type = 'ticket.created') as logged
     from ticket t where t.subject = any($1) group by t.subject`,
    [filed.map(({ key }) => key)],
  );
  const found = new Map(rows.map((row) => [row.subject, row]));
  for (const { key, number } of filed) {
    expect(found.get(key)?.numbers.map((digits) => `OSL-${digits}`)).toEqual([number]);
    expect(found.get(key)?.logged).toBe('1');
  }
}

/** The figures equal what the log says: no event was missed by the handlers, none counted twice. */
async function expectFiguresHold(): Promise<void> {
  await desk.quiet();
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/apps/desk/src/main.js', 'metrics', 'verify'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: desk.urls.appUrl,
      DATABASE_ADMIN_URL: desk.urls.adminUrl,
      JOBS_DATABASE_URL: desk.urls.jobsUrl,
    },
  });
  expect(stdout).toContain('No differences.');
}

async function noticesPerEvent(kind: string): Promise<{ most: number; total: number }> {
  const [row] = await desk.sql<{ most: number; total: number }>(
    `select coalesce(max(n), 0)::int as most, coalesce(sum(n), 0)::int as total
     from (select count(*) as n from notice where kind = $1 group by ticket_id, person_id) per`,
    [kind],
  );
  return row ?? { most: 0, total: 0 };
}

describe('when things break', () => {
  it(
    'answers 503 while the database is away for ten seconds, recovers by itself, and loses nothing it has acknowledged',
    async () => {
      const api = await desk.run('api');
      await desk.run('worker');
      const filers = Array.from({ length: 4 }, () => new Filer(() => api.origin));
      await until(async () => filers.every(({ acknowledged }) => acknowledged.length > 5), 60_000);

      let ready = 200;
      await desk.withoutDatabase(10_000, async () => {
        await delay(5_000);
        ready = (await fetch(`${api.origin}/health/ready`)).status;
        expect((await fetch(`${api.origin}/health/live`)).status).toBe(200);
      });
      expect(ready).toBe(503);

      const before = filers.map(({ acknowledged }) => acknowledged.length);
      await until(
        async () => filers.every(({ acknowledged }, i) => acknowledged.length > (before[i] ?? 0) + 5),
        60_000,
      );
      await Promise.all(filers.map((filer) => filer.stop()));

      const refusals = filers.flatMap((filer) => [...filer.refusals.keys()]);
      expect([...new Set(refusals)]).toEqual(['503 unavailable']);
      expect(Math.max(...filers.map((filer) => filer.slowestRefusalMs))).toBeLessThan(8_000);
      await expectAllThereOnce(filers.flatMap(({ acknowledged }) => acknowledged));
      await expectFiguresHold();
    },
    LONG,
  );

  it(
    'files once what was sent again after the api was killed',
    async () => {
      let api: Program = await desk.run('api');
      await desk.run('worker');
      const filers = Array.from({ length: 4 }, () => new Filer(() => api.origin));
      for (let killed = 0; killed < 3; killed += 1) {
        const reached = filers.map(({ acknowledged }) => acknowledged.length);
        await until(
          async () => filers.every(({ acknowledged }, i) => acknowledged.length > (reached[i] ?? 0) + 3),
          60_000,
        );
        await api.end('SIGKILL');
        api = await desk.run('api');
      }
      await Promise.all(filers.map((filer) => filer.stop()));
      await expectAllThereOnce(filers.flatMap(({ acknowledged }) => acknowledged));
      await expectFiguresHold();
    },
    LONG,
  );

  it(
    'tells once and counts once, however often the worker is killed',
    async () => {
      const api = await desk.run('api');
      let worker = await desk.run('worker');
      const employee = new ApiClient(api.origin, employeeToken);
      const agent = new ApiClient(api.origin, agentToken);
      const told = await noticesPerEvent('resolved');
      for (let round = 0; round < 4; round += 1) {
        const work = Promise.all(
          Array.from({ length: 15 }, async (_, n) => {
            const { id, version } = await employee.call('createTicket', {
              body: { subject: 'Drept arbeider', description: 'x', serviceKey: city.service.key },
            });
            await agent.call('resolve', {
              params: { id },
              body: { version, resolution: 'Løst', resolutionCode: 'solved' },
            });
            const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString();
            const signals = (['focus', 'leave'] as const).map((kind, seq) => ({
              seq,
              kind,
              ticketId: id,
              at: at(4 - 2 * seq),
            }));
            await agent.call('attention', { body: { clientId: `${round}-${n}`, sentAt: at(0), signals } });
          }),
        );
        // In the middle of it, another moment each time.
        await delay(Math.random() * 1_500);
        await worker.end('SIGKILL');
        await work;
        worker = await desk.run('worker');
      }
      await expectFiguresHold();
      expect(await noticesPerEvent('resolved')).toEqual({ most: 1, total: told.total + 60 });
    },
    LONG,
  );

  it(
    'records and tells a breach once with two workers that sweep at the same time',
    async () => {
      const api = await desk.run('api');
      const agent = new ApiClient(api.origin, agentToken);
      const employee = new ApiClient(api.origin, employeeToken);
      const ids = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const { id, version } = await employee.call('createTicket', {
            body: { subject: 'Frist', description: 'x', serviceKey: city.service.key },
          });
          await agent.call('take', { params: { id }, body: { version } });
          return id;
        }),
      );
      // The clocks of these tickets have been running since long before; nobody has looked.
      await desk.sql(
        `update sla_clock set started_at = started_at - interval '30 days', anchor_at = anchor_at - interval '30 days',
         due_at = due_at - interval '30 days', wake_at = wake_at - interval '30 days'
       where ticket_id = any($1) and state = 'running'`,
        [ids],
      );
      await desk.run('worker');
      await desk.run('worker');
      const breaches = () =>
        desk.sql<{ ticket_id: string; target: string; times: string }>(
          `select ticket_id, details ->> 'target' as target, count(*) as times from ticket_event
         where type = 'sla.breached' and ticket_id = any($1) group by 1, 2`,
          [ids],
        );
      await until(async () => (await breaches()).filter(({ target }) => target === 'resolution').length === 20, 60_000);
      await desk.quiet();
      await delay(16_000); // one sweep more
      await desk.quiet();
      expect((await breaches()).map(({ times }) => times)).toEqual((await breaches()).map(() => '1'));
      const [notices] = await desk.sql<{ twice: number; told: number }>(
        `select count(*) filter (where n > 1)::int as twice, count(*)::int as told from (
         select count(*) as n from notice where kind = 'breached' and ticket_id = any($1) and person_id = $2
         group by ticket_id, facts ->> 'target') per`,
        [ids, city.agent.id],
      );
      expect(notices?.twice).toBe(0);
      expect(notices?.told).toBeGreaterThanOrEqual(20);
    },
    LONG,
  );

  it(
    'ends a program that is told to while the database does not answer',
    async () => {
      const programs = [await desk.run('api'), await desk.run('worker')];
      let seconds = 0;
      await desk.withoutAnswers(async () => {
        // What looks for work every second is in the middle of it.
        await delay(3_000);
        const begun = performance.now();
        await Promise.all(programs.map((program) => program.end('SIGTERM')));
        seconds = (performance.now() - begun) / 1_000;
      });
      expect(seconds).toBeLessThan(60);
      expect((await desk.sql<{ one: number }>('select 1 as one'))[0]?.one).toBe(1);
    },
    LONG,
  );
});
