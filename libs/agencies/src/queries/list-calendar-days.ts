import { scopeOf, type Actor } from '@desk/access';
import { CITY_AGENCY_ID, type CalendarDayView, type Page } from '@desk/contracts';
import { Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CALENDAR_VERSIONS, calendarVersion } from '../calendar-version.row.js';
import { dayView, type CalendarRow } from '../calendar.view.js';
import { compileCalendar, type CompiledCalendar } from '../domain/calendar.js';
import { nationalHolidays } from '../national-holidays.js';

/** How the days of a month are open by a calendar of the city. */
@Injectable()
export class ListCalendarDays {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, key: string, month: string): Promise<Page<CalendarDayView>> {
    const [row] = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<CalendarRow & { id: string }>(SQL, [CITY_AGENCY_ID, key]),
    );
    if (!row?.versions) throw notFound('The calendar');
    const calendar = compileCalendar({ id: row.id, versions: row.versions.map(calendarVersion) }, nationalHolidays);
    const { daysInMonth } = Temporal.PlainYearMonth.from(month);
    return { items: daysFrom(calendar, `${month}-01`, daysInMonth), nextCursor: null };
  }
}

/** So many days of a calendar from a date on. */
export function daysFrom(calendar: CompiledCalendar, first: string, count: number): CalendarDayView[] {
  const begin = Temporal.PlainDate.from(first);
  return Array.from({ length: count }, (_, days) => {
    const date = begin.add({ days }).toString();
    return dayView(date, calendar.dayOn(date));
  });
}

const SQL = `select c.id, c.key, c.name, ${CALENDAR_VERSIONS} as versions from calendar c where c.agency_id = $1 and c.key = $2`;
