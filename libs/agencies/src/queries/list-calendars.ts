import { scopeOf, type Actor } from '@desk/access';
import { CITY_AGENCY_ID, type CalendarView, type Page } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { CALENDAR_VERSIONS } from '../calendar-version.row.js';
import { calendarView, type CalendarRow } from '../calendar.view.js';
import { CITY_CALENDAR_KEY } from '../calendars.js';

/** The calendars of the city, the one by which it counts its own days first. Those of imported logs are not among them. */
@Injectable()
export class ListCalendars {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<Page<CalendarView>> {
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<CalendarRow>(SQL, [CITY_AGENCY_ID, CITY_CALENDAR_KEY]),
    );
    return { items: rows.map(calendarView), nextCursor: null };
  }
}

const SQL = /* sql */ `
select c.key, c.name, ${CALENDAR_VERSIONS} as versions from calendar c
where c.agency_id = $1 and exists (select from calendar_version v where v.calendar_id = c.id)
order by c.key <> $2, c.name collate "nb-x-icu", c.key`;
