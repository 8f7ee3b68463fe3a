import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { CITY_AGENCY_ID, type CalendarVersionView, type CalendarView } from '@desk/contracts';
import { Database, notFound, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import {
  CALENDAR_VERSIONS,
  calendarVersion,
  calendarVersionRow,
  insertVersion,
  type CalendarVersionRow,
} from '../calendar-version.row.js';
import { calendarView } from '../calendar.view.js';
import { CalendarNews } from '../calendar-news.js';
import { earliestChange } from '../domain/calendar-faults.js';
import { refuseFaults } from '../refuse-faults.js';

/** Other hours from a date on, tomorrow at the earliest. What was before stays as it was. */
@Injectable()
export class AddCalendarVersion {
  constructor(
    private readonly database: Database,
    private readonly news: CalendarNews,
  ) {}

  async run(actor: Actor, key: string, version: CalendarVersionView): Promise<CalendarView> {
    authoriseDesk(actor, 'editCalendars');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const { id, name, versions } = await lock(tx, key);
      const newest = versions.map(calendarVersion).at(-1);
      refuseFaults(version, newest ? earliestChange(tx.now, newest, version.timeZone) : null);
      await insertVersion(tx, id, version);
      tx.emit('calendar.changed', { agencyId: CITY_AGENCY_ID, subjectId: id, validFrom: version.validFrom });
      this.news.changed(tx);
      return calendarView({ key, name, versions: [...versions, calendarVersionRow(version)] });
    });
  }
}

interface LockedCalendar {
  readonly id: string;
  readonly name: string;
  readonly versions: readonly CalendarVersionRow[];
}

/** The versions by a statement of their own, so that they are as new as the lock. */
async function lock(tx: Tx, key: string): Promise<LockedCalendar> {
  const [calendar] = await tx.query<Omit<LockedCalendar, 'versions'>>(
    'select id, name from calendar where agency_id = $1 and key = $2 for no key update',
    [CITY_AGENCY_ID, key],
  );
  if (!calendar) throw notFound('The calendar');
  const [row] = await tx.query<Pick<LockedCalendar, 'versions'>>(
    `select ${CALENDAR_VERSIONS} as versions from calendar c where c.id = $1`,
    [calendar.id],
  );
  return { ...calendar, versions: row?.versions ?? [] };
}
