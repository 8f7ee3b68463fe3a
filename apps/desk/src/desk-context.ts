import { AccessModule, People } from '@desk/access';
import { Config, Database, loadConfig, PlatformModule } from '@desk/platform';
import { Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { environmentFor, withDeskDatabase, type DeskDatabase } from './desk-database.js';

@Module({})
class DeskModule {}

export interface DeskContext {
  readonly config: Config;
  readonly database: Database;
  readonly people: People;
  /** One of the providers that the command has asked for. */
  get<T>(provider: Type<T>): T;
}

/** What a command needs of the libraries beyond the desk's database and people. */
export type DeskParts = Pick<ModuleMetadata, 'imports' | 'providers'>;

/** What a command needs that works on the desk's rows: the same door and the same row guard as the running desk. */
export async function withDesk<T>(work: (desk: DeskContext) => Promise<T>, parts: DeskParts = {}): Promise<T> {
  return withDeskDatabase('join', (database) => withContext(database, work, parts));
}

export async function withContext<T>(
  database: DeskDatabase,
  work: (desk: DeskContext) => Promise<T>,
  parts: DeskParts = {},
): Promise<T> {
  const pools = { DATABASE_POOL: '4', JOBS_POOL: '5', LOG_LEVEL: 'warn' };
  const config = loadConfig({ ...environmentFor(database), ...pools });
  const module = {
    module: DeskModule,
    imports: [PlatformModule.forRoot(config, { program: 'desk' }), AccessModule, ...(parts.imports ?? [])],
    providers: parts.providers ?? [],
  };
  const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await work({
      config,
      database: context.get(Database),
      people: context.get(People),
      get: (type) => context.get(type),
    });
  } finally {
    await context.close();
  }
}
