import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { OperatorError } from '../operator-error.js';
import { generatePasswords, type RolePasswords } from '../roles.js';
import type { Binaries } from './binaries.js';

/** A new cluster takes 40 MB, its first WAL segments and the demo city a few hundred more. */
const NEEDED_BYTES = 500 * 1024 * 1024;

/** What the desk keeps in a data folder beside PostgreSQL's own files, readable by its owner alone. */
export interface FolderSecrets {
  readonly port: number;
  readonly superuserPassword: string;
  readonly rolePasswords: RolePasswords;
}

const secretsFile = (folder: string) => join(folder, 'desk.json');
export const logFile = (folder: string) => `${folder}.log`;

export async function readSecrets(folder: string): Promise<FolderSecrets> {
  try {
    return JSON.parse(await readFile(secretsFile(folder), 'utf8')) as FolderSecrets;
  } catch (error) {
    throw new OperatorError(
      `The file ${secretsFile(folder)}, which holds the passwords of the local database, is missing or cannot be read.`,
      `Put it back from a copy, or move ${folder} away to start with an empty desk.`,
      { cause: error },
    );
  }
}

export async function writeSecrets(folder: string, secrets: FolderSecrets): Promise<void> {
  const draft = `${secretsFile(folder)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(draft, secretsFile(folder));
}

/** Refuses a folder that this PostgreSQL cannot use. Returns whether it holds a cluster already. */
export function inspectFolder(folder: string, major: string): boolean {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return false;
  const versionFile = join(folder, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new OperatorError(
      `The data folder ${folder} is damaged or is not a PostgreSQL data folder: it has no PG_VERSION.`,
      `Move it away and start again with an empty desk, then bring the data back with \`npm run desk -- restore FILE\`.`,
    );
  }
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== major) {
    throw new OperatorError(
      `The data folder ${folder} was made by PostgreSQL ${found}; this program brings PostgreSQL ${major}, which cannot read it.`,
      `Check out the version of the program that made it and run \`npm run desk -- backup FILE\` there; then move ${folder} ` +
        `away, come back to this version and run \`npm run desk -- restore FILE\`.`,
    );
  }
  return true;
}

/** Makes a new cluster under another name and moves it into place whole: a broken-off first start leaves nothing half done. */
export async function createCluster(folder: string, binaries: Binaries, port: number): Promise<void> {
  await assertSpace(dirname(folder));
  const secrets: FolderSecrets = {
    port,
    superuserPassword: randomBytes(24).toString('base64url'),
    rolePasswords: generatePasswords(),
  };
  const draft = `${folder}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${secrets.superuserPassword}\n`, { mode: 0o600 });
    if (binaries.owner) {
      await chown(draft, binaries.owner.uid, binaries.owner.gid);
      await chown(passwordFile, binaries.owner.uid, binaries.owner.gid);
    }
    await initialise(binaries, draft, passwordFile, folder);
    await writeSecrets(draft, secrets);
    await rename(draft, folder).catch((error: NodeJS.ErrnoException) => {
      // Another start has put its cluster there in the meantime: that one is used.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function assertSpace(place: string): Promise<void> {
  const { bavail, bsize } = await statfs(place);
  if (bavail * bsize >= NEEDED_BYTES) return;
  throw fullDisk(place);
}

export function fullDisk(place: string): OperatorError {
  return new OperatorError(
    `The disk that holds ${place} is full: the local database needs at least ${NEEDED_BYTES / 1024 / 1024} MB free.`,
    'Free some space and start again; nothing that was saved is lost.',
  );
}

function initialise(binaries: Binaries, draft: string, passwordFile: string, folder: string): Promise<void> {
  const plan = binaries.command(binaries.initdb, [
    `--pgdata=${draft}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  return new Promise((resolve, reject) => {
    const child = spawn(plan.file, plan.args, { ...plan.options, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      if (/No space left on device/i.test(output)) return reject(fullDisk(folder));
      const reason = output.trim().split('\n').at(-1) ?? `code ${code}`;
      reject(
        new OperatorError(
          `The local database could not be created in ${folder}: ${reason}`,
          'Check that the folder of the project can be written to, and start again.',
        ),
      );
    });
  });
}
