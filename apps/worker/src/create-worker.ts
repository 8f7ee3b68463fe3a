import { Background, Log, NestLog, PlatformModule, type Config } from '@desk/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.js';

/** The worker as a program of its own, running. `app.close()` finishes what runs. */
export async function createWorker(config: Config): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(
    { module: class WorkerProgram {}, imports: [PlatformModule.forRoot(config, { program: 'worker' }), WorkerModule] },
    { logger: ['fatal'], abortOnError: false },
  );
  app.useLogger(new NestLog(app.get(Log)));
  await app.get(Background).start({ schedule: true });
  return app;
}
