import {
  DeskValidationPipe,
  HealthController,
  PlatformModule,
  ProblemFilter,
  type Config,
  type PlatformOptions,
} from '@desk/platform';
import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { features } from './features.js';
import { LiveBeats } from './live-beats.js';
import { LiveConnections } from './live-connections.js';
import { LiveRights } from './live-rights.js';
import { LiveRooms } from './live-rooms.js';
import { LiveGateway } from './live.gateway.js';

/** The api: every library's doors behind one filter, one pipe and the guard that @desk/access brings. */
@Module({})
export class AppModule {
  static forRoot(
    config: Config,
    platform: PlatformOptions,
    alongside: NonNullable<ModuleMetadata['imports']> = [],
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(config, platform), ...features, ...alongside],
      controllers: [HealthController],
      providers: [
        LiveConnections,
        LiveRooms,
        LiveBeats,
        LiveRights,
        LiveGateway,
        { provide: APP_FILTER, useExisting: ProblemFilter },
        { provide: APP_PIPE, useClass: DeskValidationPipe },
      ],
    };
  }
}
