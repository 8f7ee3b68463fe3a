import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, run, step } from './terminal.mjs';

/** Programs that some tests need and npm does not bring. */
const tools = () => ({
  chromium: {
    variable: 'CHROMIUM_PATH',
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    debian: ['chromium'],
    brew: '--cask chromium',
  },
  redis: {
    variable: 'REDIS_SERVER_PATH',
    programs: ['redis-server', 'valkey-server'],
    places: [],
    debian: ['redis-server'],
    brew: 'redis',
  },
  postgres: {
    variable: 'POSTGRES_SERVER_PATH',
    programs: ['postgres'],
    // Debian keeps each major version in a folder of its own; the oldest that the desk supports is tried first.
    places: [
      ...versionsIn('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin/postgres`),
      '/opt/homebrew/opt/postgresql@15/bin/postgres',
    ],
    debian: ['postgresql'],
    brew: 'postgresql@15',
  },
});

function versionsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => Number(name) >= 15)
    .sort((a, b) => Number(a) - Number(b));
}

/** Paths of the tools, installed from the system's packages where that may be done; `missing` says what to type. */
export async function ensureTools(names) {
  const absent = () => names.filter((name) => find(tools()[name]) === null);
  if (absent().length > 0 && mayInstall()) await install(absent().flatMap((name) => tools()[name].debian));
  const missing = absent();
  return {
    paths: Object.fromEntries(names.map((name) => [name, find(tools()[name])])),
    missing: missing.map((name) => `${name}: ${advice(tools()[name])}`),
  };
}

function find(tool) {
  const given = process.env[tool.variable];
  if (given) return isProgram(given) ? given : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...tool.programs.flatMap((program) => folders.map((folder) => join(folder, program))),
    ...tool.places,
  ];
  return candidates.find(isProgram) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && isProgram('/usr/bin/apt-get');
}

async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await step(`Installing ${packages.join(' and ')}`, async () => {
    await run('apt-get', ['update', '-qq'], { env });
    // The packages may want to start a service; the tests start their own on a port of their own.
    return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      env: { ...env, RUNLEVEL: '1' },
    });
  });
  if (code !== 0) console.error(lastLines(output, 5));
}

function advice(tool) {
  if (process.platform === 'darwin') return `brew install ${tool.brew}`;
  return `sudo apt-get install -y ${tool.debian.join(' ')} (or set ${tool.variable} to the program)`;
}
