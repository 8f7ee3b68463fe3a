import { Global, Module } from '@nestjs/common';
import { Agencies } from './agencies.js';
import { AgenciesController } from './agencies.controller.js';
import { CalendarNews } from './calendar-news.js';
import { Calendars } from './calendars.js';
import { CalendarsController } from './calendars.controller.js';
import { AddCalendarVersion } from './commands/add-calendar-version.js';
import { CreateCalendar } from './commands/create-calendar.js';
import { ListAgencies } from './queries/list-agencies.js';
import { ListCalendarDays } from './queries/list-calendar-days.js';
import { ListCalendars } from './queries/list-calendars.js';
import { PreviewCalendar } from './queries/preview-calendar.js';

/** Agencies, and the calendars by which the city counts time. */
@Global()
@Module({
  controllers: [AgenciesController, CalendarsController],
  providers: [
    Agencies,
    Calendars,
    CalendarNews,
    ListAgencies,
    ListCalendars,
    ListCalendarDays,
    PreviewCalendar,
    CreateCalendar,
    AddCalendarVersion,
  ],
  exports: [Agencies, Calendars, CalendarNews],
})
export class AgenciesModule {}
