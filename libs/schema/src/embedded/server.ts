import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { OperatorError } from '../operator-error.js';
import type { RolePasswords } from '../roles.js';
import { findBinaries, type Binaries } from './binaries.js';
import {
  createCluster,
  fullDisk,
  inspectFolder,
  logFile,
  readSecrets,
  writeSecrets,
  type FolderSecrets,
} from './data-folder.js';
import { freePort, isPortFree } from './ports.js';

/** Held for as long as somebody uses the server: alone by a running desk, shared by commands that started it for a while. */
const OWNER_LOCK = 7_204_503;
const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 30_000;
const LOG_KEPT_BYTES = 10 * 1024 * 1024;

/** What suits a desk of one machine with two cores. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
};

export interface EmbeddedOptions {
  readonly folder: string;
  /** `own`: this process runs the desk and nobody else may. `join`: use the server of a running desk, or start it for a while. */
  readonly as: 'own' | 'join';
  readonly settings?: Readonly<Record<string, string>>;
  readonly onProgress?: (step: string) => void;
}

export interface EmbeddedServer {
  readonly port: number;
  readonly rolePasswords: RolePasswords;
  /** The URL of the superuser: for roles and databases only. */
  superuserUrl(database?: string): string;
  /** Resolves when the server has gone without having been asked to. */
  readonly lost: Promise<void>;
  /** Stops the server when this process started or adopted it; leaves another desk's alone. */
  stop(): Promise<void>;
}

/** Starts the PostgreSQL of this folder, creating it at first, or finds it running. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  const progress = options.onProgress ?? (() => undefined);
  mkdirSync(dirname(folder), { recursive: true });
  const binaries = await findBinaries(dirname(folder));
  if (!inspectFolder(folder, binaries.major)) {
    progress('Creating the local database');
    await createCluster(folder, binaries, await freePort());
  }
  let secrets = await readSecrets(folder);
  if (await clearStalePid(folder)) {
    if (!(await isPortFree(secrets.port))) {
      secrets = { ...secrets, port: await freePort() };
      await writeSecrets(folder, secrets);
    }
    progress('Starting the local database');
    await giveTo(binaries.owner, folder);
    await launch(folder, binaries, secrets, { ...settings, ...options.settings });
  } else {
    secrets = await readSecrets(folder);
  }
  return take(folder, secrets, options.as);
}

/** The process of the server that runs on this folder, or null. */
function runningPid(folder: string): number | null {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && isPostgres(pid) ? pid : null;
}

/** After a power cut the file of the process number stays; PostgreSQL would take any process of that number for itself. */
async function clearStalePid(folder: string): Promise<boolean> {
  if (runningPid(folder) !== null) return false;
  await rm(join(folder, 'postmaster.pid'), { force: true });
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostgres(pid: number): boolean {
  if (!existsSync('/proc/self/stat')) {
    return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes('postgres');
  }
  const command = `/proc/${pid}/stat`;
  if (!existsSync(command)) return false;
  const [, name, state] = /\((.*)\) (\S)/.exec(readFileSync(command, 'utf8')) ?? [];
  return name === 'postgres' && state !== 'Z';
}

/** A project that was moved may have to be run by another user than before. */
async function giveTo(owner: Binaries['owner'], folder: string): Promise<void> {
  if (owner === null || statSync(folder).uid === owner.uid) return;
  await promisify(execFile)('chown', ['-R', `${owner.uid}:${owner.gid}`, folder]);
}

async function launch(
  folder: string,
  binaries: Binaries,
  secrets: FolderSecrets,
  wanted: Readonly<Record<string, string>>,
): Promise<void> {
  const flags = Object.entries({ ...wanted, port: String(secrets.port) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const plan = binaries.command(binaries.postgres, ['-D', folder, ...flags]);
  const log = logFile(folder);
  if (existsSync(log) && statSync(log).size > LOG_KEPT_BYTES) truncateSync(log, 0);
  const logStart = existsSync(log) ? statSync(log).size : 0;
  const output = openSync(log, 'a', 0o600);
  // Detached: Ctrl-C reaches the whole foreground group, and the server must outlive the desk that still uses it.
  const child = spawn(plan.file, plan.args, {
    ...plan.options,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, LC_ALL: 'C' },
  });
  closeSync(output);
  await untilReady(child, folder, secrets, logStart);
  child.unref();
}

async function untilReady(
  child: ChildProcess,
  folder: string,
  secrets: FolderSecrets,
  logStart: number,
): Promise<void> {
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    if (await answers(urlOf(secrets))) return;
    if (ended) {
      // Another start of the same folder was quicker: its server is the one to use.
      if (runningPid(folder) !== null) return;
      throw explain(folder, readFileSync(logFile(folder)).subarray(logStart).toString('utf8'));
    }
    if (performance.now() > deadline) {
      child.kill('SIGINT');
      throw new OperatorError(
        `The local database did not answer within ${READY_WITHIN_MS / 1000} s of its start.`,
        `Look into ${logFile(folder)} for the reason, and start again.`,
      );
    }
    await delay(50);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a server still starting hangs up; the caller asks again
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function explain(folder: string, log: string): OperatorError {
  if (/No space left on device/i.test(log)) return fullDisk(folder);
  const reason = /(?:PANIC|FATAL):\s*(.*)/.exec(log)?.[1] ?? log.trim().split('\n').at(-1) ?? 'no reason given';
  if (/shared memory|Cannot allocate memory/i.test(log)) {
    return new OperatorError(
      `There is too little memory for the local database: ${reason}`,
      'Close other programs, or set DATABASE_URL and its companions to use a server elsewhere.',
    );
  }
  return new OperatorError(
    `The local database in ${folder} is damaged and does not start: ${reason}`,
    `Move the folder away, start again with an empty desk and bring the data back with \`npm run desk -- restore FILE\`. ` +
      `The full report is in ${logFile(folder)}.`,
  );
}

function urlOf(secrets: FolderSecrets, database = 'postgres'): string {
  const password = encodeURIComponent(secrets.superuserPassword);
  return `postgres://postgres:${password}@127.0.0.1:${secrets.port}/${encodeURIComponent(database)}`;
}

type TakeLock = (
  how: 'pg_try_advisory_lock' | 'pg_try_advisory_lock_shared' | 'pg_advisory_unlock_shared',
) => Promise<boolean>;

async function take(folder: string, secrets: FolderSecrets, as: EmbeddedOptions['as']): Promise<EmbeddedServer> {
  const keeper = new pg.Client({ connectionString: urlOf(secrets), application_name: 'desk keeper', keepAlive: true });
  let stopping = false;
  const lost = new Promise<void>((resolve) => {
    keeper.on('error', () => undefined);
    keeper.on('end', () => {
      if (!stopping) resolve();
    });
  });
  await keeper.connect();
  const lock: TakeLock = async (how) =>
    (await keeper.query<{ done: boolean }>(`select ${how}($1) as done`, [OWNER_LOCK])).rows[0]?.done === true;
  const mine = await lock(as === 'own' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared');
  if (!mine && as === 'own') {
    stopping = true;
    await keeper.end();
    throw new OperatorError(
      `Another desk is already running on the data folder ${folder}.`,
      'Stop it first (Ctrl-C where it was started), or use it: it answers on the address it printed.',
    );
  }
  return {
    port: secrets.port,
    rolePasswords: secrets.rolePasswords,
    superuserUrl: (database) => urlOf(secrets, database),
    lost,
    async stop() {
      if (stopping) return;
      stopping = true;
      const last = mine && (await isLastUser(lock, as).catch(() => true));
      await keeper.end().catch(() => undefined);
      if (last) await shutDown(folder);
    },
  };
}

async function isLastUser(lock: TakeLock, as: EmbeddedOptions['as']): Promise<boolean> {
  if (as === 'own') return true;
  await lock('pg_advisory_unlock_shared');
  return lock('pg_try_advisory_lock');
}

async function shutDown(folder: string): Promise<void> {
  const pid = runningPid(folder);
  if (pid === null) return;
  process.kill(pid, 'SIGINT'); // PostgreSQL's fast shutdown: open transactions are rolled back, everything is written
  const deadline = performance.now() + STOPPED_WITHIN_MS;
  while (isAlive(pid) && isPostgres(pid)) {
    if (performance.now() > deadline) {
      process.kill(pid, 'SIGQUIT'); // recovers from its log at the next start
      return;
    }
    await delay(20);
  }
}
