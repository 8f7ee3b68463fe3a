import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DeclarationPreview } from '@desk/contracts';
import { newId } from '@desk/platform';
import type { BuiltDesk } from '../support/build.js';
import { lifeWorld } from '../support/life-world.js';
import { dice, randomLife, writeLives } from '../support/lives.js';
import { FaultDesk, until } from './processes.js';

const LONG = 600_000;
const DAY_MS = 86_400_000;
const LIVES = 3_000;
/** Nobody has done anything for so long that nothing falls due any more. */
const QUIET_DAYS = 40;

let desk: FaultDesk;
let city: BuiltDesk;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-replay-faults-'));
  desk = await FaultDesk.start();
  city = await desk.build.desk();
  const world = await lifeWorld((text, values) => desk.build.sql(text, values), [city]);
  const roll = dice(7);
  const now = Date.now();
  const lives = Array.from({ length: LIVES }, (_, n) =>
    randomLife(world, roll, now - QUIET_DAYS * DAY_MS - (LIVES - n) * 600_000, now),
  );
  await writeLives((text, values) => desk.build.sql(text, values), lives);
}, LONG);
afterEach(() => desk.endAll(), LONG);
afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
}, LONG);

/** Two clocks of every third ticket made wrong, and what was right. */
const FALSIFY = [
  `create table right_clock as select c.ticket_id, c.target, c.cycle, c.used_ms from sla_clock c join ticket t on t.id = c.ticket_id
   where t.number % 3 = 0 and c.target in ('first_response', 'resolution')`,
  `update sla_clock c set used_ms = c.used_ms + 7 from right_clock r
   where (c.ticket_id, c.target, c.cycle) = (r.ticket_id, r.target, r.cycle)`,
];
const TICKETS_BY_WRONG = `select wrong, count(*)::int as tickets from (
    select r.ticket_id, count(*) filter (where c.used_ms <> r.used_ms)::int as wrong
    from right_clock r join sla_clock c using (ticket_id, target, cycle) group by 1) t
  group by 1 order by 1`;

class Replay {
  private readonly child;
  readonly ended: Promise<number | null>;
  said = '';

  constructor(...words: string[]) {
    this.child = spawn(process.execPath, ['dist/apps/desk/src/main.js', 'sla', 'replay', ...words], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        INIT_CWD: folder,
        DATABASE_URL: desk.urls.appUrl,
        DATABASE_ADMIN_URL: desk.urls.adminUrl,
        JOBS_DATABASE_URL: desk.urls.jobsUrl,
      },
    });
    this.child.stdout.on('data', (part: Buffer) => (this.said += part.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}

interface Progress {
  readonly state: { readonly tickets: number };
  readonly pending: object | null;
}

function progressOf(report: string): Progress | null {
  try {
    return JSON.parse(readFileSync(join(folder, `${report}.progress`), 'utf8')) as Progress;
  } catch {
    return null;
  }
}

it(
  'a replay that is killed again and again mends every ticket, leaves none half mended, and gives the same report',
  async () => {
    for (const sql of FALSIFY) await desk.sql(sql);
    const wrong = LIVES / 3;
    expect(await desk.sql(TICKETS_BY_WRONG)).toEqual([{ wrong: 2, tickets: wrong }]);
    const look = new Replay('--report', 'look.csv');
    expect(await look.ended).toBe(1);
    expect(look.said).toContain(`${wrong} tickets differ`);

    let [kills, inTheMiddle, resume] = [0, 0, false];
    const roll = dice(11);
    for (let code: number | null = null; code !== 0;) {
      const before = progressOf('mended.csv')?.state.tickets ?? 0;
      const run = new Replay('--commit', '--report', 'mended.csv', ...(resume ? ['--continue'] : []));
      let gone = false;
      void run.ended.then(() => (gone = true));
      // Somewhere in the work on the next chunk but one: in its reading, its reporting or its mending.
      const past = () => (progressOf('mended.csv')?.state.tickets ?? before) > before;
      await until(async () => gone || past(), 180_000);
      await delay(roll() * 150);
      run.kill();
      code = await run.ended;
      if (code === 0) break;
      expect(code).toBeNull();
      kills += 1;
      resume = true;
      if (progressOf('mended.csv')?.pending !== null) inTheMiddle += 1;
      const left = await desk.sql<{ wrong: number }>(TICKETS_BY_WRONG);
      expect(left.filter((row) => row.wrong === 1)).toEqual([]);
    }
    expect(kills).toBeGreaterThan(2);
    expect(inTheMiddle).toBeGreaterThan(0);
    expect(readFileSync(join(folder, 'mended.csv'), 'utf8')).toBe(readFileSync(join(folder, 'look.csv'), 'utf8'));
    expect(await desk.sql(TICKETS_BY_WRONG)).toEqual([{ wrong: 0, tickets: wrong }]);
    const again = new Replay('--report', 'again.csv');
    expect(await again.ended).toBe(0);
    expect(again.said).toContain('Every clock is as its log makes it.');
    const [news] = await desk.sql(`select count(*)::int as count from outbox where name = 'sla.replayed'`);
    expect(news).toEqual({ count: wrong });
  },
  LONG,
);

/** The declaration in force as the content of a draft. */
const DRAFT = `insert into declaration_draft (id, content, created_at, updated_at, updated_by_id)
  select $1, jsonb_build_object('name', 'Utkast', 'warnPercents', '[75, 90]'::jsonb,
      'promises', jsonb_agg(jsonb_build_object('target', d.target, 'serviceKey', null, 'priority', d.priority, 'seconds', d.seconds,
        'businessDays', d.business_days, 'calendarKey', c.key)),
      'pauseReasons', (select jsonb_object_agg(target, pause_reasons) from declaration_target where priority = 1)),
    now(), now(), $2
  from declaration_target d join calendar c on c.id = d.calendar_id`;
const PREVIEW = `insert into declaration_preview (id, draft_id, content, from_date, to_date, requested_at, requested_by_id)
  select $1, id, content, current_date - 100, current_date, now(), updated_by_id from declaration_draft`;

it(
  'a preview whose worker is killed is gone on with by the next, and counts every ticket once',
  async () => {
    const owner = await desk.build.serviceOwner(city.agency);
    const id = newId();
    await desk.sql(DRAFT, [newId(), owner.id]);
    await desk.sql(PREVIEW, [id]);
    const standing = async () => {
      const sql = 'select state, done, total, result as items from declaration_preview where id = $1';
      const [row] = await desk.sql<DeclarationPreview>(sql, [id]);
      if (!row) throw new Error('the preview is gone');
      return row;
    };
    let [kills, done] = [0, 0];
    for (; kills < 2; kills += 1) {
      const worker = await desk.run('worker');
      await until(async () => (await standing()).done > done, 180_000);
      await worker.end('SIGKILL');
      const left = await standing();
      expect(left.state).toBe('running');
      ({ done } = left);
    }
    await desk.run('worker');
    await until(async () => (await standing()).state === 'done', 240_000);
    const finished = await standing();
    expect(finished).toMatchObject({ done: LIVES, total: LIVES });
    for (const { actual, preview } of finished.items) expect(preview).toEqual(actual);
    const counted = await desk.sql<{ cycles: number }>(
      `select count(*)::int as cycles from sla_clock where state <> 'void' and (state = 'met' or breached_at is not null)`,
    );
    const cycles = finished.items.reduce((sum, { actual }) => sum + actual.met + actual.missed, 0);
    expect([{ cycles }]).toEqual(counted);
  },
  LONG,
);
