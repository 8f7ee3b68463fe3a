import { ensureBuilt } from './steps/builds.mjs';
import { ensurePackages } from './steps/packages.mjs';
import { main } from './steps/terminal.mjs';

/** `npm run build`: server and web client into dist/, whether they have changed or not. */
await main(async () => {
  await ensurePackages();
  await ensureBuilt(['server', 'web'], { always: true });
});
