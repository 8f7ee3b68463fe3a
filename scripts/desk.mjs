import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './steps/builds.mjs';
import { ensurePackages } from './steps/packages.mjs';
import { root } from './steps/root.mjs';
import { main } from './steps/terminal.mjs';

/** `npm run desk -- …`: the command line. */
await main(async () => {
  process.env.INIT_CWD ??= process.cwd();
  process.chdir(root);
  await ensurePackages();
  await ensureBuilt(['server']);
  process.setSourceMapsEnabled(true);
  const program = join(root, 'dist/apps/desk/src/main.js');
  process.argv = [process.execPath, program, ...process.argv.slice(2)];
  await import(pathToFileURL(program).href);
});
