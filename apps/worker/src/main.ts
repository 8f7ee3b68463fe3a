import { loadConfig } from '@desk/platform';
import { OperatorError } from '@desk/schema';
import { createWorker } from './create-worker.js';

/** The worker as a program of its own, set up by the environment. */
async function main(): Promise<void> {
  const worker = await createWorker(loadConfig(process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void worker.close());
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof OperatorError ? `${error.message}\n${error.advice}\n` : `${(error as Error).stack}\n`,
  );
  process.exit(1);
});
