import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withClient, type DatabaseUrls } from '@desk/schema';
import { CLOCK_COLUMNS } from '@desk/sla';
import { EVENT_COLUMNS, TICKET_COLUMNS } from '@desk/tickets';
import { Build } from '../support/build.js';
import { lifeWorld } from '../support/life-world.js';
import { dice, randomLife, writeLives } from '../support/lives.js';

/** So many lives are lived; more tickets are copies of them, under ids of their own. */
const LIVED = 20_000;
const AT_ONCE = 1_000;
const CHUNK = 500;
const DAY_MS = 86_400_000;
const FROM = Date.UTC(2025, 10, 1);
const UNTIL = Date.UTC(2026, 9, 31);
const ROUNDS = 3;

interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
}

/** What the replay of the command line reaches, beside the bare reading of the rows that it reads. */
export async function measureReplay(urls: DatabaseUrls, tickets: number, say: (line: string) => void): Promise<void> {
  await fill(urls.adminUrl, tickets);
  const counted = await withClient(urls.adminUrl, (client) =>
    client.query<{ events: number; clocks: number; size: string }>(
      `select (select count(*) from ticket_event)::int as events, (select count(*) from sla_clock)::int as clocks,
         pg_size_pretty(pg_total_relation_size('ticket_event') + pg_total_relation_size('sla_clock') + pg_total_relation_size('ticket')) as size`,
    ),
  );
  const [row] = counted.rows;
  say(`${tickets} tickets, ${row?.events} lines of the log, ${row?.clocks} clocks (${row?.size})`);
  const bare: Rate[] = [];
  const desk: Rate[] = [];
  // In turns, so that a slow moment of the machine is nobody's alone; the median round counts.
  for (let round = 0; round < (tickets > LIVED * 5 ? 1 : ROUNDS); round += 1) {
    bare.push(await readBare(urls.adminUrl));
    desk.push(await replay(urls, tickets));
  }
  const [read, replayed] = [median(bare), median(desk)];
  say('');
  say(
    `desk sla replay: ${Math.round(replayed.perSecond).toLocaleString('en')} tickets a second (${replayed.seconds.toFixed(1)} s), ` +
      `bare reading of the same rows: ${Math.round(read.perSecond).toLocaleString('en')} (${read.seconds.toFixed(1)} s): ` +
      `${Math.round((100 * replayed.perSecond) / read.perSecond)} %`,
  );
}

export async function fill(adminUrl: string, tickets: number): Promise<void> {
  const build = await Build.open(adminUrl, () => undefined);
  try {
    const desks = [await build.desk(), await build.desk(), await build.desk(), await build.desk()] as const;
    const world = await lifeWorld((text, values) => build.sql(text, values), [...desks]);
    const roll = dice(3);
    const lived = Math.min(tickets, LIVED);
    for (let from = 0; from < lived; from += AT_ONCE) {
      const lives = Array.from({ length: Math.min(AT_ONCE, lived - from) }, (_, index) => {
        const at = FROM + Math.floor(((from + index) / lived) * (UNTIL - FROM - 30 * DAY_MS));
        return randomLife(world, roll, at, UNTIL);
      });
      await writeLives((text, values) => build.sql(text, values), lives);
    }
    for (let copy = 1; copy * lived < tickets; copy += 1) for (const sql of COPY) await build.sql(sql, [copy]);
    await build.sql('analyze');
  } finally {
    await build.close();
  }
}

/** The n-th copy of all lives: the same rows under ids that begin with the number of the copy. */
const numbered = (id: string): string => `(lpad(to_hex($1::int), 4, '0') || substr(${id}::text, 5))::uuid`;
const copied = (table: string, ids: readonly string[], columns: readonly string[]): string => {
  const others = columns.filter((column) => !ids.includes(column));
  return `insert into ${table} (${[...ids, ...others].join(', ')})
    select ${[...ids.map(numbered), ...others].join(', ')} from ${table}
    where ${table === 'ticket' ? 'id' : 'ticket_id'} >= '01900000-0000-0000-0000-000000000000'`;
};
export const COPY: readonly string[] = [
  copied('ticket', ['id'], TICKET_COLUMNS),
  copied('ticket_event', ['id', 'ticket_id'], EVENT_COLUMNS),
  copied('sla_clock', ['ticket_id'], CLOCK_COLUMNS),
];

/** Reads every line of the log and every clock as they stand in the tables, ticket by ticket in chunks; does nothing with them. */
async function readBare(adminUrl: string): Promise<Rate> {
  return withClient(adminUrl, async (client) => {
    const begun = performance.now();
    let count = 0;
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const { rows } = await client.query<{ id: string }>({
        name: 'tickets',
        text: `select id, agency_id, number, declaration_id, line, next_due_at from ticket where id > $1 order by id limit ${CHUNK}`,
        values: [after],
      });
      const last = rows.at(-1);
      if (last === undefined) break;
      const ids = rows.map(({ id }) => id);
      for (const [name, table, order] of [
        ['log', 'ticket_event', 'ticket_id, seq'],
        ['clocks', 'sla_clock', 'ticket_id, target, cycle'],
      ] as const) {
        await client.query({
          name,
          text: `select * from ${table} where ticket_id = any($1::uuid[]) order by ${order}`,
          values: [ids],
        });
      }
      count += rows.length;
      after = last.id;
    }
    const seconds = (performance.now() - begun) / 1000;
    return { perSecond: count / seconds, seconds };
  });
}

/** The command as an operator types it, from its first to its last ticket. */
async function replay(urls: DatabaseUrls, tickets: number): Promise<Rate> {
  const home = mkdtempSync(join(tmpdir(), 'desk-replay-'));
  try {
    const program = fileURLToPath(new URL('../../apps/desk/src/main.js', import.meta.url));
    const options = process.env.BENCH_NODE_DESK?.split(' ') ?? [];
    const child = spawn(
      process.execPath,
      [...options, program, 'sla', 'replay', '--report', join(home, 'report.csv')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env.PATH,
          DATABASE_URL: urls.appUrl,
          DATABASE_ADMIN_URL: urls.adminUrl,
          JOBS_DATABASE_URL: urls.jobsUrl,
          PUBLIC_URL: 'http://127.0.0.1:3000',
        },
      },
    );
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const [, seconds] = /\(([\d.]+) s,/.exec(said) ?? [];
    if (code !== 0 || seconds === undefined || !said.startsWith(`Replayed ${tickets} tickets `)) {
      throw new Error(`the replay ended with ${code}: ${said}`);
    }
    return { perSecond: tickets / Number(seconds), seconds: Number(seconds) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function median(rates: readonly Rate[]): Rate {
  const sorted = [...rates].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}
