import { AccessModule, People } from '@desk/access';
import { Config, Database, loadConfig, PlatformModule } from '@desk/platform';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { environmentFor, withDeskDatabase, type DeskDatabase } from './desk-database.js';

@Module({})
class DeskModule {}

export interface DeskContext {
  readonly config: Config;
  readonly database: Database;
  readonly people: People;
}

/** What a command needs that works on the desk's rows: the same door and the same row guard as the running desk. */
export async function withDesk<T>(work: (desk: DeskContext) => Promise<T>): Promise<T> {
  return withDeskDatabase('join', (database) => withContext(database, work));
}

export async function withContext<T>(database: DeskDatabase, work: (desk: DeskContext) => Promise<T>): Promise<T> {
  const pools = { DATABASE_POOL: '4', JOBS_POOL: '5', LOG_LEVEL: 'warn' };
  const config = loadConfig({ ...environmentFor(database), ...pools });
  const module = { module: DeskModule, imports: [PlatformModule.forRoot(config, { program: 'desk' }), AccessModule] };
  const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await work({ config, database: context.get(Database), people: context.get(People) });
  } finally {
    await context.close();
  }
}
