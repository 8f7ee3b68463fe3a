import { API_PREFIX } from '@desk/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import type { Facts } from './city.js';
import type { BenchDesk } from './desk.js';

const WITHIN_MS = 300_000;
const YEAR = new Date().getUTCFullYear();

/** Of the last whole month. */
interface Month {
  readonly from: string;
  readonly to: string;
}

interface Desk {
  readonly desk: BenchDesk;
  readonly port: number;
  readonly facts: Facts;
}

/** A benefit plan, so that its page has figures of a plan to stand beside. */
export async function publishPlan({ port, facts }: Desk): Promise<void> {
  const { revision } = await call<{ revision: number }>(port, facts.ownerToken, 'POST', 'benefit-plan/draft');
  const fte = { pooling: 10, selfHelp: 2, fewerHandOffs: 2, standardisation: 2 };
  const content = {
    startsOn: `${YEAR - 1}-01-01`,
    costPerFte: 1_000_000_00,
    tolerancePercent: 10,
    years: [YEAR - 1, YEAR, YEAR + 1].map((year) => ({ year, fte, transition: 0, running: 0 })),
  };
  const draft = await call<{ revision: number }>(port, facts.ownerToken, 'PATCH', 'benefit-plan/draft', {
    revision,
    content,
  });
  await call(port, facts.ownerToken, 'POST', 'benefit-plan/draft/publish', {
    revision: draft.revision,
    reason: 'Vedtatt i programstyret',
  });
}

/** Until the worker has drawn the work of every month, so that the gain can be read from it. */
export async function monthsDrawn({ desk }: Desk, say: (line: string) => void): Promise<void> {
  const start = performance.now();
  const [all] = await desk.sql<{ months: string }>(
    `select count(distinct date_trunc('month', day))::text as months from handling_day`,
  );
  await until(async () => {
    const [drawn] = await desk.sql<{ months: string }>(
      `select count(*)::text as months from drawn_work where span = 'month'`,
    );
    return drawn?.months === all?.months;
  });
  say(`work of ${all?.months} months drawn: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** How long the jobs take that reports on benefits are made by, from their order until the result can be read. */
export async function timeJobs(of: Desk, month: Month, say: (line: string) => void): Promise<void> {
  const { desk, port, facts } = of;
  const timed = async (title: string, work: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await work();
    say(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  };
  await desk.sql(`delete from published_result where month = '${month.from}' and part = 'month'`);
  await timed('open results of a month', () => call(port, facts.ownerToken, 'POST', 'open-results/publish'));
  await timed('showback of a month', async () => {
    const prices = { model: 'three_part', perAgency: 310_00, perEmployee: null, shared: 10_000_00, perTicket: 50_00 };
    const list = await call<{ id: string; revision: number }>(port, facts.adminToken, 'POST', 'price-lists', {
      validFrom: month.from,
      prices: { ...prices, exceptions: [], perMinute: null },
      reason: null,
    });
    await call(port, facts.adminToken, 'POST', `price-lists/${list.id}/publish`, { revision: list.revision });
    await until(async () => (await desk.sql('select from showback_month')).length > 0);
  });
  await timed('a staffing plan from the arrivals of a month', async () => {
    const { id } = await call<{ id: string }>(port, facts.ownerToken, 'POST', 'staffing-plans', {
      ...month,
      agencies: [],
      opens: null,
      closes: null,
      targetMinutes: null,
      targetShare: 0.9,
      callSeconds: 60,
      callShare: 0.8,
      overflow: false,
      absence: 0.1,
      webMinutes: null,
      callMinutes: null,
    });
    await until(async () => {
      const { state } = await call<{ state: string }>(port, facts.ownerToken, 'GET', `staffing-plans/${id}`);
      return state === 'done' || state === 'failed';
    });
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`a job did not end within ${WITHIN_MS / 1000} s`);
    await delay(100);
  }
}

async function call<R>(port: number, token: string, method: string, door: string, body?: object): Promise<R> {
  const answer = await fetch(`http://127.0.0.1:${port}${API_PREFIX}/${door}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${door} answers ${answer.status}: ${text}`);
  return JSON.parse(text) as R;
}
