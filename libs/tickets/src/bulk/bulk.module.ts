import { RoutingModule } from '@desk/routing';
import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets.module.js';
import { BulkController } from './bulk.controller.js';
import { BulkPlans } from './bulk-plans.js';
import { PreviewBulk } from './commands/preview-bulk.js';
import { StartBulk } from './commands/start-bulk.js';
import { UndoBulk } from './commands/undo-bulk.js';
import { ReadBulk } from './queries/read-bulk.js';
import { RunBulk } from './run-bulk.js';

/** Changes of many tickets at once: their effect beforehand, their progress, and the way back. */
@Module({
  imports: [TicketsModule, RoutingModule],
  controllers: [BulkController],
  providers: [BulkPlans, PreviewBulk, StartBulk, UndoBulk, ReadBulk, RunBulk],
})
export class TicketBulkModule {}
