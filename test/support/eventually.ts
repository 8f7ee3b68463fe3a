import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
const ASK_EVERY_MS = 10;

/** Asks until it is so; fails with `what` when it does not become so. */
export async function eventuallySo(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`this did not come: ${what}`);
    await delay(ASK_EVERY_MS);
  }
}
