import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './steps/builds.mjs';
import { ensurePackages } from './steps/packages.mjs';
import { root } from './steps/root.mjs';
import { main } from './steps/terminal.mjs';

/** `npm start`: whatever is missing on a fresh clone, then the whole desk in this process. */
await main(async () => {
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(root);
  console.log('Førstelinje');
  await ensurePackages();
  await ensureBuilt();
  process.setSourceMapsEnabled(true);
  const program = join(root, 'dist/apps/desk/src/main.js');
  process.argv = [process.execPath, program, 'start', ...process.argv.slice(2)];
  await import(pathToFileURL(program).href);
});
