import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { declare } from '../judge/declare.js';
import { JudgeCalendar } from '../judge/judge-calendar.js';
import type { JudgePromises } from '../judge/judge-life.js';
import { attempt, deed, fileOne, type Cast } from '../judge/random-life.js';
import { judgeStored } from '../judge/stored.js';
import { ApiClient } from '../support/api-client.js';
import { FaultDesk, until } from './processes.js';

const LONG = 240_000;
const TICKETS = 6;
const KILLS = 3;

let desk: FaultDesk;
let terms: JudgePromises;
let tokens: Record<'employee' | 'agent' | 'expert', string>;
let city: Cast['city'];

beforeAll(async () => {
  desk = await FaultDesk.start();
  city = await desk.build.desk();
  const now = new Date().toISOString();
  tokens = {
    employee: await desk.build.token(city.employee, now),
    agent: await desk.build.token(city.agent, now),
    expert: await desk.build.token(city.expert, now),
  };
  const always = {
    validFrom: '2020-01-01',
    timeZone: 'Europe/Oslo',
    alwaysOpen: true,
    hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    holidayCountry: null,
    specialDays: [],
  };
  // Promises of some seconds, so that they fall due while the worker is dead and while it lives.
  terms = await declare(
    (sql, values) => desk.build.sql(sql, values),
    new Map([['always', new JudgeCalendar([always], [])]]),
    (target) => ({ seconds: target === 'resolution' ? 9 : 3, businessDays: null, calendarKey: 'always' }),
  );
}, LONG);
afterEach(() => desk.endAll(), LONG);
afterAll(() => desk.stop(), LONG);

/** A life in real time, most of it shorter than the promises. Priorities stay, so that each breach is told once. */
const step = fc.record({ wait: fc.integer({ min: 0, max: 2_500 }), what: deed });
const lives = fc.array(fc.array(step, { minLength: 5, maxLength: 9 }), { minLength: TICKETS, maxLength: TICKETS });

it(
  'leaves clocks that follow from the log, told once, after random lives in which the worker was killed again and again',
  async () => {
    const api = await desk.run('api');
    let worker = await desk.run('worker');
    const client = (who: keyof typeof tokens) => new ApiClient(api.origin, tokens[who]);
    const cast: Cast = { city, employee: client('employee'), agent: client('agent'), expert: client('expert') };
    const seed = Date.now() % 1_000_000_007;
    const [all = []] = fc.sample(lives, { numRuns: 1, seed });

    const living = Promise.all(
      all.map(async (steps) => {
        const id = await fileOne(cast);
        for (const { wait, what } of steps) {
          await delay(wait);
          if (typeof what === 'object' && 'priority' in what) continue;
          await attempt(cast, id, what, new Date(Date.now() + 4_000).toISOString());
        }
        return id;
      }),
    );
    for (let kill = 0; kill < KILLS; kill += 1) {
      await delay(3_500);
      await worker.end('SIGKILL');
      await delay(1_500);
      worker = await desk.run('worker');
    }
    const ids = await living;

    // A wait for an agreed time ends by itself; then every clock that runs falls due, and the desk has said so.
    await until(async () => {
      const [left] = await desk.sql<{ count: number }>(
        `select (select count(*) from sla_clock where wake_at is not null)::int +
           (select count(*) from ticket where pending_until is not null)::int as count`,
      );
      return left?.count === 0;
    }, 90_000);
    await desk.quiet();

    for (const id of ids) {
      const { stored, judged, log } = await judgeStored((sql, values) => desk.sql(sql, values), id, Date.now(), terms);
      expect({ seed, clocks: stored }).toEqual({ seed, clocks: judged });
      const told = log
        .filter(({ type }) => type === 'sla.breached')
        .map(({ details, at }) => `${String(details['target'])} ${String(details['cycle'])} ${at}`);
      const late = judged
        .filter(({ breachedAt }) => breachedAt !== null)
        .map(({ target, cycle, breachedAt }) => `${target} ${cycle} ${breachedAt}`);
      expect(told.sort()).toEqual(late.sort());
    }
    const verify = promisify(execFile)(process.execPath, ['dist/apps/desk/src/main.js', 'metrics', 'verify'], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: desk.urls.appUrl,
        DATABASE_ADMIN_URL: desk.urls.adminUrl,
        JOBS_DATABASE_URL: desk.urls.jobsUrl,
      },
    });
    expect((await verify).stdout).toContain('No differences.');
  },
  LONG,
);
