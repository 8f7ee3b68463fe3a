import { authoriseDesk, type Actor } from '@desk/access';
import type { CalendarDayView, CalendarVersionView, Page } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { compileCalendar } from '../domain/calendar.js';
import { nationalHolidays } from '../national-holidays.js';
import { refuseFaults } from '../refuse-faults.js';
import { daysFrom } from './list-calendar-days.js';

const DAYS = 28;

/** How the first four weeks of a version would be. Reads and writes nothing. */
@Injectable()
export class PreviewCalendar {
  run(actor: Actor, version: CalendarVersionView): Page<CalendarDayView> {
    authoriseDesk(actor, 'editCalendars');
    refuseFaults(version, null);
    const calendar = compileCalendar({ id: 'preview', versions: [version] }, nationalHolidays);
    return { items: daysFrom(calendar, version.validFrom, DAYS), nextCursor: null };
  }
}
