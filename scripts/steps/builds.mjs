import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './root.mjs';
import { Trouble, lastLines, run, step } from './terminal.mjs';

const parts = {
  server: {
    title: 'Building the server',
    inputs: ['libs', 'apps/api', 'apps/worker', 'apps/desk', 'scripts/build-server.mjs', 'scripts/swc-options.mjs'],
    result: 'dist/apps/desk/src/main.js',
    async build() {
      const { buildServer } = await import('../build-server.mjs');
      await buildServer();
    },
  },
  web: {
    title: 'Building the web client',
    inputs: ['apps/web', 'libs/contracts', 'libs/charts', 'libs/words', 'package-lock.json'],
    result: 'dist/web/index.html',
    async build() {
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
      const args = [
        vite,
        'build',
        join(root, 'apps/web'),
        '--config',
        join(root, 'apps/web/vite.config.ts'),
        '--logLevel',
        'warn',
      ];
      const { code, output } = await run(process.execPath, args, { cwd: root });
      if (code !== 0)
        throw new Trouble(
          `The web client could not be built:\n${lastLines(output, 30)}`,
          'Put this right and try again.',
        );
    },
  },
};

/** Builds the named parts whose sources have changed since they were last built; all of them when `always`. */
export async function ensureBuilt(names = ['server', 'web'], { always = false } = {}) {
  await Promise.all(
    names.map(async (name) => {
      const part = parts[name];
      const now = fingerprint(part.inputs);
      const stamp = join(root, 'dist', `.${name}-stamp`);
      const upToDate = existsSync(join(root, part.result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
      if (upToDate && !always) return;
      await step(part.title, part.build);
      mkdirSync(join(root, 'dist'), { recursive: true });
      writeFileSync(stamp, now);
    }),
  );
}

function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesOf(join(root, input)))
      hash.update(relative(root, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
