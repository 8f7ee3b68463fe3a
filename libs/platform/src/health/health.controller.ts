import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Database } from '../database/database.js';
import { Public } from '../http/public.js';
import { Metrics } from './metrics.js';

/** For whoever runs the desk: at the root, outside the versioned interface. */
@ApiExcludeController()
@Public()
@Controller()
export class HealthController {
  /** One question to the database at a time, however many ask. */
  private asking: Promise<unknown> | null = null;

  constructor(
    private readonly database: Database,
    private readonly figures: Metrics,
  ) {}

  /** The process is there. */
  @Get('health/live')
  live() {
    return { status: 'live' };
  }

  /** The process can do its work: it reaches the database. */
  @Get('health/ready')
  async ready() {
    this.asking ??= this.database
      .read(this.database.systemScope, (tx) => tx.query('select 1'))
      .finally(() => (this.asking = null));
    await this.asking;
    return { status: 'ready' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.figures.text();
  }
}

export const ROOT_PATHS = ['health/live', 'health/ready', 'metrics'];
