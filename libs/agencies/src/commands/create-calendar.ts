import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { CalendarView, CreateCalendarRequest, FieldError } from '@desk/contracts';
import { Database, newId } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { calendarVersionRow, insertVersion } from '../calendar-version.row.js';
import { calendarView } from '../calendar.view.js';
import { refuseFaults } from '../refuse-faults.js';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Makes a calendar. Its first version holds from ever, whatever its date. */
@Injectable()
export class CreateCalendar {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, { key, name, version }: CreateCalendarRequest): Promise<CalendarView> {
    authoriseDesk(actor, 'editCalendars');
    refuseFaults(version, null, { at: '/version', others: KEY.test(key) ? [] : [NOT_A_KEY] });
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const id = newId();
      const [made] = await tx.query(
        'insert into calendar (id, key, name) values ($1, $2, $3) on conflict (key) do nothing returning id',
        [id, key, name],
      );
      if (!made) refuseFaults(version, null, { at: '/version', others: [KEY_TAKEN] });
      await insertVersion(tx, id, version);
      return calendarView({ key, name, versions: [calendarVersionRow(version)] });
    });
  }
}

const NOT_A_KEY: FieldError = {
  pointer: '/key',
  code: 'not_a_key',
  message: 'may hold small letters from a to z, digits, and hyphens between them',
};
const KEY_TAKEN: FieldError = { pointer: '/key', code: 'key_taken', message: 'is the key of another calendar' };
