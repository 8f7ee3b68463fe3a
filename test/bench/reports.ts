import { API_PREFIX } from '@desk/contracts';
import { withClient } from '@desk/schema';
import { fillBenefits } from './benefit-facts.js';
import { monthsDrawn, publishPlan, timeJobs } from './benefit-jobs.js';
import { buildCity } from './city.js';
import type { BenchDesk } from './desk.js';
import { fillReports, REPORT_MONTHS } from './report-facts.js';
import { markdown, quantile } from './table.js';

/** Real tickets, for the lists behind numbers and the backlog; what is older is there as figures alone. */
const WHOLE_TICKETS = 20_000;
const ROUNDS = 20;
/** What takes long is asked fewer times. */
const MOST_MS = 15_000;
const LEAST_ROUNDS = 4;
const RAW_ROUNDS = 3;
/** Of more tickets the raw rows take so long that they are read once. */
const MANY = 2_000_000;
const AIM_MS = 500;

const iso = (date: Date): string => date.toISOString().slice(0, 10);
const today = new Date();
const monthsAgo = (months: number): string =>
  iso(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, 1)));
const TO = iso(today);
const lastMonthEnd = iso(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0)));
/** Begins and ends inside months, so that most of its days are read one by one. */
const MIDDLE = {
  from: `${monthsAgo(2).slice(0, 7)}-15`,
  to: `${monthsAgo(1).slice(0, 7)}-14`,
};
const PERIODS = {
  'last month': { from: monthsAgo(1), to: lastMonthEnd },
  'three months to this day': { from: monthsAgo(2), to: TO },
  'the 15th to the 14th': MIDDLE,
  'twelve months to this day': { from: monthsAgo(11), to: TO },
  'the calendar year before': {
    from: `${today.getUTCFullYear() - 1}-01-01`,
    to: `${today.getUTCFullYear() - 1}-12-31`,
  },
  'five years': { from: monthsAgo(REPORT_MONTHS - 1), to: TO },
  'five years, both ends cut': { from: `${monthsAgo(REPORT_MONTHS - 1).slice(0, 7)}-15`, to: MIDDLE.to },
} as const;
type PeriodName = keyof typeof PERIODS;

interface Entry {
  readonly title: string;
  /** Several at once: all that a page asks for. */
  readonly doors: readonly string[];
  readonly period: PeriodName;
  /** The same from the raw rows: $1 to $2, both included. */
  readonly raw: string | null;
}

const BY = (column: string): string =>
  `select ${column}, target, count(*) filter (where outcome = 'met'), count(*) filter (where outcome = 'missed')
   from clock_outcome where counted_on between $1 and $2 group by 1, 2`;
const FLOW = `select sum(filed), sum(resolved), sum(first_line_resolved), percentile_cont(0.5) within group (order by seconds_to_resolve)
   from ticket_flow where day between $1 and $2`;
const HOURS = `select weekday, hour, count(*) from clock_outcome where counted_on between $1 and $2 group by 1, 2`;
const SLA_PAGE = ['sla?by=agency', 'sla?by=month', 'sla/use', 'sla/causes', 'sla/hours?target=resolution', 'flow'];

const PAGE_PERIODS = (Object.keys(PERIODS) as PeriodName[]).filter((name) => name !== 'the calendar year before');

const PLAN: readonly Entry[] = [
  ...PAGE_PERIODS.map((period) => ({
    title: 'the page of deadlines, all its doors at once',
    doors: SLA_PAGE,
    period,
    raw: null,
  })),
  ...PAGE_PERIODS.map((period) => ({
    title: 'the page of the flow, all its doors at once',
    doors: ['flow', 'flow/months', 'backlog?', 'handling'],
    period,
    raw: null,
  })),
  ...PAGE_PERIODS.map((period) => ({
    title: 'attainment by agency',
    doors: ['sla?by=agency'],
    period,
    raw: BY('agency_id'),
  })),
  { title: 'attainment by line', doors: ['sla?by=line'], period: 'twelve months to this day', raw: BY('team_id') },
  {
    title: 'attainment by month',
    doors: ['sla?by=month'],
    period: 'five years',
    raw: BY(`date_trunc('month', counted_on)`),
  },
  { title: 'attainment by service', doors: ['sla?by=service'], period: 'five years', raw: null },
  ...(['twelve months to this day', 'five years'] as const).map((period) => ({
    title: 'the page of deadlines of first line',
    doors: [
      'sla?by=agency&line=first',
      'sla?by=month&line=first',
      'sla/use?line=first',
      'sla/causes?line=first',
      'sla/hours?line=first&target=resolution',
      'flow',
    ],
    period,
    raw: null,
  })),
  ...(['line=first', 'line=second', 'priority=3'] as const).flatMap((part) =>
    (['twelve months to this day', 'five years'] as const).map((period) => ({
      title: `hours of the week, ${part}`,
      doors: [`sla/hours?${part}`],
      period,
      raw: null,
    })),
  ),
  { title: 'attainment as months closed', doors: ['sla?by=agency&knownAs=closing'], period: 'five years', raw: null },
  { title: 'months then and now', doors: ['sla/closings'], period: 'twelve months to this day', raw: null },
  {
    title: 'how much was used',
    doors: ['sla/use'],
    period: 'the 15th to the 14th',
    raw: `select target, used, count(*) from clock_outcome where counted_on between $1 and $2 group by 1, 2`,
  },
  {
    title: 'causes',
    doors: ['sla/causes'],
    period: 'the 15th to the 14th',
    raw: `select target, cause, count(*) from clock_outcome where counted_on between $1 and $2 and outcome = 'missed' group by 1, 2`,
  },
  { title: 'hours of the week', doors: ['sla/hours'], period: 'twelve months to this day', raw: HOURS },
  {
    title: 'hours of the week, priority 1',
    doors: ['sla/hours?priority=1'],
    period: 'three months to this day',
    raw: `${HOURS.replace('group by', 'and priority = 1 group by')}`,
  },
  {
    title: 'tickets behind a number',
    doors: ['sla/tickets?target=resolution&outcome=missed'],
    period: 'twelve months to this day',
    raw: `select * from clock_outcome o join ticket t on t.id = o.ticket_id where counted_on between $1 and $2 and outcome = 'missed' and target = 'resolution' order by counted_on desc limit 50`,
  },
  ...(['three months to this day', 'twelve months to this day', 'five years'] as const).map((period) => ({
    title: 'flow',
    doors: ['flow'],
    period,
    raw: FLOW,
  })),
  {
    title: 'in and out by month',
    doors: ['flow/months'],
    period: 'five years',
    raw: `select date_trunc('month', day), sum(filed), sum(resolved) from ticket_flow where day between $1 and $2 group by 1`,
  },
  {
    title: 'reopened tickets',
    doors: ['flow/tickets?figure=reopened'],
    period: 'twelve months to this day',
    raw: `select * from ticket_flow f join ticket t on t.id = f.ticket_id where day between $1 and $2 and reopened > 0 order by day desc, ticket_id desc limit 50`,
  },
  { title: 'backlog by age', doors: ['backlog?'], period: 'last month', raw: null },
  { title: 'the oldest of the backlog', doors: ['backlog/tickets?'], period: 'last month', raw: null },
  {
    title: 'hand-offs',
    doors: ['hand-offs'],
    period: 'three months to this day',
    raw: `select from_team_id, to_team_id, kind, reason, count(*), sum(waited_seconds) from hand_off where day between $1 and $2 group by 1, 2, 3, 4`,
  },
  { title: 'handling time', doors: ['handling'], period: 'five years', raw: null },
  ...(['first_response', 'resolution'] as const).map((figure) => ({
    title: `comparison of agencies, ${figure}`,
    doors: [`comparison?figure=${figure}`],
    period: 'twelve months to this day' as const,
    raw: null,
  })),
  ...(['first_line_resolution', 'reopened'] as const).flatMap((figure) =>
    (['three months to this day', 'twelve months to this day'] as const).map((period) => ({
      title: `comparison of agencies, ${figure}`,
      doors: [`comparison?figure=${figure}`],
      period,
      raw: null,
    })),
  ),
  { title: 'benefit plan', doors: ['/benefit-plan'], period: 'twelve months to this day', raw: null },
  { title: 'gain', doors: ['gain'], period: 'twelve months to this day', raw: null },
  { title: 'gain', doors: ['gain'], period: 'the 15th to the 14th', raw: null },
  { title: 'gain', doors: ['gain'], period: 'the calendar year before', raw: null },
  { title: 'gain', doors: ['gain'], period: 'five years', raw: null },
  { title: 'gain', doors: ['gain'], period: 'five years, both ends cut', raw: null },
];

/** Every door of the reports over a long history, beside the bare database on the raw rows. */
export async function measureReports(desk: BenchDesk, tickets: number, say: (line: string) => void): Promise<void> {
  const facts = await buildCity(desk.urls.adminUrl, WHOLE_TICKETS);
  const begin = performance.now();
  await withClient(desk.urls.adminUrl, async (client) => {
    await fillReports(client, tickets, say);
    await fillBenefits(client);
  });
  const [size] = await desk.sql<{ size: string; cycles: string; days: string; sums: string }>(
    `select pg_size_pretty(pg_database_size(current_database())) as size, (select count(*) from clock_outcome)::text as cycles,
       (select count(*) from ticket_flow)::text as days, (select count(*) from sla_rollup)::text as sums`,
  );
  say(
    `${tickets} tickets over ${REPORT_MONTHS} months: ${size?.cycles} cycles, ${size?.days} days of flow, ${size?.sums} sums of cycles; ${size?.size}; ` +
      `filled in ${Math.round((performance.now() - begin) / 1000)} s`,
  );
  const port = await desk.run();
  const whole = { desk, port, facts };
  await publishPlan(whole);
  await monthsDrawn(whole, say);
  const ask = async (door: string, { from, to }: { from: string; to: string }): Promise<void> => {
    const isNow = door.startsWith('backlog') || door.startsWith('/');
    const query = isNow ? '' : `${door.includes('?') ? '&' : '?'}from=${from}&to=${to}`;
    const path = door.startsWith('/') ? door : `/reports/${door}`;
    const answer = await fetch(`http://127.0.0.1:${port}${API_PREFIX}${path}${query}`, {
      headers: { authorization: `Bearer ${facts.ownerToken}` },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${door} answers ${answer.status}: ${text}`);
  };
  const rows: string[][] = [];
  for (const { title, doors, period, raw } of PLAN) {
    const dates = PERIODS[period];
    const times: number[] = [];
    const until = performance.now() + MOST_MS;
    for (let round = 0; round <= ROUNDS && (round < LEAST_ROUNDS || performance.now() < until); round += 1) {
      const start = performance.now();
      await Promise.all(doors.map((door) => ask(door, dates)));
      // The first time the rows come from the disk and statements are planned.
      if (round > 0) times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const p95 = quantile(times, 0.95);
    const bare = raw === null ? null : await rawTime(desk, raw, dates, tickets > MANY ? 0 : RAW_ROUNDS);
    say(`  measured: ${title}, ${period}: ${quantile(times, 0.5).toFixed(0)} / ${p95.toFixed(0)} ms`);
    rows.push([
      title,
      period,
      quantile(times, 0.5).toFixed(0),
      p95.toFixed(0),
      p95 <= AIM_MS ? '' : 'over',
      bare === null ? '' : bare.toFixed(0),
    ]);
  }
  say('');
  markdown(
    [['report', 'period', 'p50 ms', 'p95 ms', `aim ${AIM_MS} ms`, 'raw rows, bare PostgreSQL, ms'], ...rows],
    say,
  );
  say('');
  say(
    `While the gain is computed another request waits up to ${(await longestWait(port, () => ask('gain', PERIODS['twelve months to this day']))).toFixed(0)} ms.`,
  );
  await timeJobs(whole, PERIODS['last month'], say);
}

/** How long at most a request that needs nothing waits for its answer while something else is asked. */
async function longestWait(port: number, work: () => Promise<void>): Promise<number> {
  let [longest, isDone] = [0, false];
  const working = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const start = performance.now();
    await (await fetch(`http://127.0.0.1:${port}/health/live`)).text();
    longest = Math.max(longest, performance.now() - start);
  }
  await working;
  return longest;
}

/** Median, with the rows warm; without further rounds the first time. */
async function rawTime(
  desk: BenchDesk,
  sql: string,
  { from, to }: { from: string; to: string },
  rounds: number,
): Promise<number> {
  return withClient(desk.urls.adminUrl, async (client) => {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      await client.query(sql, [from, to]);
      if (round > 0 || rounds === 0) times.push(performance.now() - start);
    }
    return quantile(
      times.sort((a, b) => a - b),
      0.5,
    );
  });
}
