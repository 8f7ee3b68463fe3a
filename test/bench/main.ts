import { cpus, loadavg, release, totalmem } from 'node:os';
import { API_PREFIX } from '@desk/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import { measureAgents, type AgentsPlan } from './agents.js';
import { measureClocks } from './clocks.js';
import { buildCity, type Facts } from './city.js';
import { BenchDesk } from './desk.js';
import { measurePlantedGains } from './gain.js';
import { HelperProcess } from './helper-process.js';
import { SYSTEMS, type LoadOrder, type LoadResult, type LoadSetUp, type System } from './load.js';
import type { ScreensResult, ScreensSetUp } from './screens.js';
import { measureReplay } from './replay.js';
import { measureReports } from './reports.js';
import { burst, lateness, type SweepPlan } from './sweep.js';
import { leastUsed, usedBetween, type Used } from './processor.js';
import { printProcessor, printTable, quantile, type Line } from './table.js';
import { WORKS, type Work } from './works.js';

const quick = process.argv.includes('--quick');
/** `--only=gain,clocks`, or the bare words. */
const named = process.argv.slice(2).flatMap((word) => {
  if (word.startsWith('--only=')) return word.slice('--only='.length).split(',');
  return word.startsWith('-') ? [] : [word];
});
const only = named.length > 0 ? named : undefined;
const TICKETS = quick ? 20_000 : 100_000;
/** How many tickets the parts have that are measured on a desk of their own. */
const wanted = process.argv.find((word) => word.startsWith('--tickets='))?.slice('--tickets='.length);
const REPLAYED = Number(wanted ?? 20_000);
const REPORTED = Number(wanted ?? (quick ? 200_000 : 1_000_000));
const AGENTS: AgentsPlan = { tickets: Number(wanted ?? TICKETS), seconds: quick ? 10 : 30 };
const ROUNDS = quick ? 2 : 3;
const SECONDS = quick ? 1.5 : 2;
/** Node needs some thousand requests before its code runs as it does for the rest of the day. */
const WARM_SECONDS = quick ? 0.5 : 5;
const SOCKETS = 200;
const SCREEN_SECONDS = quick ? 5 : 15;
const TICKETS_A_SECOND = 20;
const SWEEP: SweepPlan = { burst: 10_000, perSecond: 20, seconds: quick ? 15 : 60 };
/** What is measured beside the table of works. */
const OTHERS = ['screens', 'sweep', 'clocks', 'replay', 'agents', 'gain', 'reports'] as const;

interface Entry {
  readonly work: Work;
  readonly title: string;
  readonly clients: number;
}

const PLAN: readonly Entry[] = [
  { work: 'queue', title: 'first page of 50 of an open queue', clients: 8 },
  { work: 'ticket', title: 'one ticket', clients: 8 },
  { work: 'messages', title: 'its ten messages', clients: 8 },
  { work: 'page', title: 'one ticket with ten messages (two requests)', clients: 8 },
  { work: 'report', title: 'SLA report of a month; bare: from stored sums', clients: 8 },
  { work: 'reportRaw', title: 'the same; bare: from the raw rows', clients: 8 },
  { work: 'create', title: 'create a ticket', clients: 1 },
  { work: 'create', title: 'create a ticket', clients: 8 },
  { work: 'create', title: 'create a ticket', clients: 32 },
  { work: 'createWithKey', title: 'create a ticket with Idempotency-Key', clients: 8 },
];

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Each system in turn, again and again, so that a slow moment of the machine is nobody's alone; the median round counts. */
async function measure(load: HelperProcess, desk: BenchDesk, entry: Entry): Promise<Line> {
  const rounds = new Map<System, LoadResult[]>(SYSTEMS.map((system) => [system, []]));
  const used = new Map<System, Used[]>(SYSTEMS.map((system) => [system, []]));
  const order = (system: System, seconds: number): LoadOrder => ({ ...entry, system, seconds });
  for (const system of SYSTEMS) await load.ask(order(system, WARM_SECONDS));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const system of SYSTEMS) {
      // What a create leaves to the worker is done before the next is measured.
      await desk.quiet();
      const before = await desk.processor();
      const result = await load.ask<LoadResult>(order(system, SECONDS));
      rounds.get(system)?.push(result);
      if (before === null) continue;
      await desk.quiet();
      const after = await desk.processor();
      if (after !== null) used.get(system)?.push(usedBetween(before, after, result.latencies.length));
    }
  }
  const result = (system: System): LoadResult => {
    const sorted = [...(rounds.get(system) ?? [])].sort((a, b) => a.perSecond - b.perSecond);
    const median = sorted[Math.floor((sorted.length - 1) / 2)];
    if (!median) throw new Error('nothing was measured');
    return { perSecond: median.perSecond, latencies: sorted.flatMap(({ latencies }) => latencies) };
  };
  return {
    ...entry,
    desk: result('desk'),
    bareHttp: result('bareHttp'),
    database: result('database'),
    used: { desk: leastUsed(used.get('desk')), bareHttp: leastUsed(used.get('bareHttp')) },
  };
}

/** Tickets filed at a steady rate, and when the sockets that watch their queue know of them. */
async function screens(port: number, facts: Facts): Promise<{ delays: readonly number[]; filed: number }> {
  const sockets = HelperProcess.start('screens.js');
  const setUp: ScreensSetUp = { port, sockets: SOCKETS, tokens: facts.agentTokens, teamKey: facts.team.key };
  await sockets.ask(setUp);
  const answers: Promise<Response>[] = [];
  const filed = SCREEN_SECONDS * TICKETS_A_SECOND;
  for (let n = 0; n < filed; n += 1) {
    const caller = facts.callers[n % facts.callers.length];
    answers.push(
      fetch(`http://127.0.0.1:${port}${API_PREFIX}/tickets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${caller?.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          subject: `Sak ${n}`,
          description: 'Skjermen er svart.',
          serviceKey: facts.serviceKeys[0],
        }),
      }),
    );
    await delay(1000 / TICKETS_A_SECOND);
  }
  const refused = (await Promise.all(answers)).filter(({ ok }) => !ok).length;
  if (refused > 0) throw new Error(`${refused} tickets were not taken`);
  await delay(1_000);
  const delays = await sockets.ask<ScreensResult>({});
  sockets.stop();
  if (delays.length !== filed * SOCKETS) {
    throw new Error(`the sockets saw ${delays.length} rows of ${filed * SOCKETS}`);
  }
  return { delays, filed };
}

/** On a desk of its own that nothing else is measured on. */
async function onItsOwn(work: (desk: BenchDesk) => Promise<void>): Promise<void> {
  const desk = await BenchDesk.start();
  try {
    await work(desk);
  } finally {
    await desk.stop();
  }
}

async function main(): Promise<void> {
  const [cpu] = cpus();
  say(
    `${cpu?.model.trim()} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()}, Node ${process.version}`,
  );
  say(`load average ${loadavg()[0]?.toFixed(1)} before the start; the load comes from this machine too`);
  if (measured('clocks')) measureClocks(quick, say);
  if (measured('gain')) measurePlantedGains(quick ? 100 : 1_000, say);
  if (measured(...WORKS, 'screens', 'sweep')) await onItsOwn(measureDesk);
  if (measured('agents')) await onItsOwn((desk) => measureAgents(desk, AGENTS, say));
  if (measured('reports')) await onItsOwn((desk) => measureReports(desk, REPORTED, say));
  if (measured('replay')) await onItsOwn((desk) => measureReplay(desk.urls, REPLAYED, say));
}

/** Whether any of these is to be measured. */
function measured(...parts: readonly (Work | (typeof OTHERS)[number])[]): boolean {
  return only === undefined || parts.some((part) => only.includes(part));
}

/** The works and the live desk, on one filled city. */
async function measureDesk(desk: BenchDesk): Promise<void> {
  const helpers: HelperProcess[] = [];
  try {
    const facts = await buildCity(desk.urls.adminUrl, TICKETS);
    const [server] = await desk.sql<{ version: string; commit: string; fsync: string }>(
      `select current_setting('server_version') as version, current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync`,
    );
    say(
      `PostgreSQL ${server?.version}, synchronous_commit ${server?.commit}, fsync ${server?.fsync}; ${TICKETS} tickets`,
    );
    const databaseUrl = await desk.copy();
    const deskPort = await desk.run();
    const bare = HelperProcess.start('bare-server.js');
    const load = HelperProcess.start('load.js');
    helpers.push(bare, load);
    const barePort = await bare.say<number>({ databaseUrl, facts });
    await load.say({ facts, deskPort, barePort, databaseUrl } satisfies LoadSetUp);
    const lines: Line[] = [];
    for (const entry of PLAN.filter(({ work }) => measured(work))) {
      lines.push(await measure(load, desk, entry));
      say(`  measured: ${entry.title}, ${entry.clients} clients`);
    }
    await desk.quiet();
    const { delays, filed } = measured('screens') ? await screens(deskPort, facts) : { delays: [], filed: 0 };
    say('');
    if (lines.length > 0) printTable(lines, say);
    printProcessor(lines, say);
    if (filed > 0) {
      const sorted = [...delays].sort((a, b) => a - b);
      const at = (share: number) => `${quantile(sorted, share).toFixed(0)} ms`;
      say('');
      say(
        `From filing to the socket, ${SOCKETS} sockets watching the queue, ${TICKETS_A_SECOND} tickets a second (${filed} tickets, ${delays.length} rows): ` +
          `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`,
      );
    }
    if (measured('sweep')) {
      say('');
      await lateness(desk, facts, deskPort, SWEEP, say);
      await burst(desk, facts, databaseUrl, SWEEP.burst, say);
    }
  } finally {
    for (const helper of helpers) helper.stop();
  }
}

const unknown = only?.filter((word) => ![...WORKS, ...OTHERS].some((known) => known === word)) ?? [];
if (unknown.length > 0) throw new Error(`--only knows ${[...WORKS, ...OTHERS].join(', ')}`);
await main();
