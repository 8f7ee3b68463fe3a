import { closeOnSignal, loadConfig } from '@desk/platform';
import { OperatorError } from '@desk/schema';
import { createWorker } from './create-worker.js';

/** The worker as a program of its own, set up by the environment. */
async function main(): Promise<void> {
  closeOnSignal(await createWorker(loadConfig(process.env)));
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof OperatorError ? `${error.message}\n${error.advice}\n` : `${(error as Error).stack}\n`,
  );
  process.exit(1);
});
