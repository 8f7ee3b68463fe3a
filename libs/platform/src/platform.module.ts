import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { Config } from './config/config.js';
import { Program } from './config/program.js';
import { ConnectionBudget } from './database/connection-budget.js';
import { Database } from './database/database.js';
import { CONNECTION } from './database/connection-options.js';
import { ReadLanes } from './database/read-lanes.js';
import { SnakeNaming } from './database/snake-naming.js';
import { SteadyPool } from './database/steady-pool.js';
import { Wire } from './database/wire.js';
import { FileStore } from './files/file-store.js';
import { RelaySignal } from './events/relay-signal.js';
import { ProblemFilter } from './http/problem-filter.js';
import { Metrics } from './health/metrics.js';
import { JobBackend } from './jobs/job-backend.js';
import { Jobs } from './jobs/jobs.js';
import { LiveHub } from './live/live-hub.js';
import { Log } from './log/log.js';
import { Clock } from './time/clock.js';

export interface PlatformOptions {
  readonly program: Program['name'];
  /** Tests hand in one that stands still. */
  readonly clock?: Clock;
}

/** The machinery that every library may ask for, once per process. */
@Module({})
export class PlatformModule {
  static forRoot(config: Config, options: PlatformOptions): DynamicModule {
    const program = new Program(options.program, config);
    const shared = [
      Log,
      Wire,
      ReadLanes,
      RelaySignal,
      Database,
      JobBackend,
      Jobs,
      Metrics,
      ProblemFilter,
      LiveHub,
      FileStore,
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRootAsync({
          inject: [Log],
          useFactory: (log: Log) => ({
            type: 'postgres' as const,
            url: config.databaseUrl,
            driver: { Pool: SteadyPool, Client: pg.Client, types: pg.types, defaults: pg.defaults },
            applicationName: `desk ${options.program}`,
            namingStrategy: new SnakeNaming(),
            autoLoadEntities: true,
            synchronize: false,
            installExtensions: false,
            logging: false,
            retryAttempts: 3,
            retryDelay: 1_000,
            verboseRetryLog: false,
            connectTimeoutMS: 3_000,
            poolErrorHandler: (error: unknown) => log.warn({ reason: String(error) }, 'an idle connection was lost'),
            extra: {
              ...CONNECTION,
              max: config.databasePool - program.lanes,
              idleTimeoutMillis: 60_000,
            },
          }),
        }),
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: Program, useValue: program },
        { provide: Clock, useValue: options.clock ?? new Clock() },
        ConnectionBudget,
        ...shared,
      ],
      exports: [Config, Program, Clock, TypeOrmModule, DiscoveryModule, ...shared],
    };
  }
}
