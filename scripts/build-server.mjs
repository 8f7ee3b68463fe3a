import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { swcOptions } from './swc-options.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rooms = ['libs', 'apps/api', 'apps/worker', 'apps/desk'];

/** `@desk/sla` → libs/sla/src/index.ts; second doors are named here: `@desk/tickets/agent` → libs/tickets/src/agent.ts */
function doors() {
  const paths = {
    '@desk/tickets/agent': ['libs/tickets/src/agent.ts'],
    '@desk/charts/server': ['libs/charts/src/server.ts'],
    '@desk/words/*': ['libs/words/src/*.ts'],
  };
  for (const lib of readdirSync(join(root, 'libs'))) paths[`@desk/${lib}`] = [`libs/${lib}/src/index.ts`];
  return paths;
}

/** `endings`: of the names of files. */
function sources(wanted, endings) {
  return wanted
    .filter((room) => existsSync(join(root, room)))
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && endings.test(entry.name) && !/\.(spec|d)\.ts$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name))),
    );
}

/** Compiles apps/{api,worker,desk} and libs into dist/, with the library doors rewritten to relative imports. */
export async function buildServer(wanted = rooms, into = join(root, 'dist')) {
  for (const room of wanted) rmSync(join(into, room), { recursive: true, force: true });
  const options = {
    ...swcOptions,
    cwd: root,
    jsc: { ...swcOptions.jsc, baseUrl: root, paths: doors() },
    module: { ...swcOptions.module, resolveFully: true },
  };
  const files = sources(wanted, /\.ts$/);
  await Promise.all(
    files.map(async (file) => {
      const { code, map } = await transformFile(join(root, file), options);
      const target = join(into, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split('/').pop()}.map\n`);
      if (map) writeFileSync(`${target}.map`, map);
    }),
  );
  // What a thread of its own reads as it stands.
  for (const file of sources(wanted, /\.mjs$/)) copyFileSync(join(root, file), join(into, file));
  return files.length;
}
