import { BackgroundModule } from '@desk/platform';
import { Module } from '@nestjs/common';
import { features } from './features.js';
import { Housekeeping } from './housekeeping.js';

/** The worker: relay, queues and schedules, with every library's handlers. Needs the platform beside it. */
@Module({ imports: [...features, BackgroundModule], providers: [Housekeeping] })
export class WorkerModule {}
