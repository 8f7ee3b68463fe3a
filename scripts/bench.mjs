import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './steps/builds.mjs';
import { ensurePackages } from './steps/packages.mjs';
import { root } from './steps/root.mjs';
import { main } from './steps/terminal.mjs';

/** `npm run bench`: a release build on a fresh database beside the bare database and a bare server. */
await main(async () => {
  await ensurePackages();
  await ensureBuilt();
  const { buildServer } = await import('./build-server.mjs');
  await buildServer(['test/bench', 'test/judge', 'test/support']);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(root, 'dist/test/bench/main.js')).href);
});
