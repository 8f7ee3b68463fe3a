import { closeOnSignal, loadConfig } from '@desk/platform';
import { OperatorError } from '@desk/schema';
import { createApi } from './create-api.js';

/** The api as a program of its own, set up by the environment. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const app = await createApi(config);
  closeOnSignal(app);
  await app.listen(config.port, config.host);
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof OperatorError ? `${error.message}\n${error.advice}\n` : `${(error as Error).stack}\n`,
  );
  process.exit(1);
});
