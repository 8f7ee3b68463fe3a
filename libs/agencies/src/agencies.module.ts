import { Global, Module } from '@nestjs/common';
import { Agencies } from './agencies.js';
import { AgenciesController } from './agencies.controller.js';
import { Calendars } from './calendars.js';
import { ListAgencies } from './queries/list-agencies.js';

/** Agencies, and the calendars by which the city counts time. */
@Global()
@Module({
  controllers: [AgenciesController],
  providers: [Agencies, Calendars, ListAgencies],
  exports: [Agencies, Calendars],
})
export class AgenciesModule {}
