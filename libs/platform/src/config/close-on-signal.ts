import type { INestApplicationContext } from '@nestjs/common';
import { Log } from '../log/log.js';

const FORCED_AFTER_MS = 20_000;

/**
 * Closes a program on Ctrl-C or SIGTERM. A database that no longer answers could let that take for ever: after 20 seconds
 * it is cut off, with exit code 1, as by a power cut. What was acknowledged is stored, and the rest is taken up by others.
 */
export function closeOnSignal(app: INestApplicationContext): void {
  const log = app.get(Log);
  const close = () => {
    setTimeout(() => {
      log.warn({ seconds: FORCED_AFTER_MS / 1_000 }, 'cut off: it did not come to its end');
      process.exit(1);
    }, FORCED_AFTER_MS).unref();
    app.close().catch((error: unknown) => {
      log.error(error, {}, 'cut off: it could not close');
      process.exit(1);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
}
