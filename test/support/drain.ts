import { setTimeout as delay } from 'node:timers/promises';
import { Background, Jobs } from '@desk/platform';
import type { INestApplicationContext } from '@nestjs/common';

/** Plans of the staffing take their time where other tests run beside. */
const GIVE_UP_MS = 50_000;
const ASK_EVERY_MS = 3;

/** Runs the relay and every job that is on the queues until nothing more comes of it. */
export async function drain(app: INestApplicationContext): Promise<void> {
  const { relay } = app.get(Background);
  const jobs = app.get(Jobs);
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    const relayed = await relay.run();
    await jobs.asked();
    const depth = Object.values(await jobs.depth()).reduce((sum, count) => sum + count, 0);
    if (relayed === 0 && depth === 0) return;
    if (performance.now() > deadline)
      throw new Error(`the queues are not quiet: ${JSON.stringify(await jobs.depth())}`);
    if (depth > 0) await delay(ASK_EVERY_MS);
  }
}
