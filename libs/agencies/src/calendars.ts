import { Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { calendarVersion, CALENDAR_VERSIONS, type CalendarVersionRow } from './calendar-version.row.js';
import { compileCalendar, type CompiledCalendar } from './domain/calendar.js';
import { SPREAD_MS } from './domain/calendar-faults.js';
import { nationalHolidays } from './national-holidays.js';

/** By its days the desk counts reminders, the wait for an answer and the window for reopening. */
export const CITY_CALENDAR_KEY = 'city';

/**
 * Versions are dated and only ever added, for tomorrow at the earliest, so what is kept is never wrong today. A change is
 * told to all processes at once; one that did not hear of it has read it before it holds, and before the tickets were
 * walked through for the last time.
 */
const KEPT_MS = SPREAD_MS / 2;

interface Row {
  readonly id: string;
  readonly key: string;
  readonly versions: readonly CalendarVersionRow[];
  readonly unsettled: boolean;
}

interface Known {
  readonly byId: ReadonlyMap<string, CompiledCalendar>;
  readonly idOfKey: ReadonlyMap<string, string>;
  readonly unsettled: ReadonlySet<string>;
}

/** Calendars of the city, compiled for arithmetic. */
@Injectable()
export class Calendars {
  private readonly kept = new Kept(KEPT_MS, read);

  /** All of them by id; read again when one of `needed` is missing. */
  async all(tx: ReadTx, needed: readonly string[] = []): Promise<ReadonlyMap<string, CompiledCalendar>> {
    return (await this.kept.get(tx, ({ byId }) => needed.every((id) => byId.has(id)))).byId;
  }

  async byId(tx: ReadTx, id: string): Promise<CompiledCalendar> {
    return found((await this.all(tx, [id])).get(id), id);
  }

  async byKey(tx: ReadTx, key: string): Promise<CompiledCalendar> {
    const { byId, idOfKey } = await this.kept.get(tx, (known) => known.idOfKey.has(key));
    return found(byId.get(idOfKey.get(key) ?? ''), key);
  }

  /** The calendar in whose days the city itself counts. */
  async city(tx: ReadTx): Promise<CompiledCalendar> {
    return this.byKey(tx, CITY_CALENDAR_KEY);
  }

  /** Ids of those that have changed, and whose tickets may still stand as they did before. */
  async unsettled(tx: ReadTx): Promise<ReadonlySet<string>> {
    return (await this.kept.get(tx)).unsettled;
  }

  clear(): void {
    this.kept.clear();
  }
}

async function read(tx: ReadTx): Promise<Known> {
  const rows = await tx.query<Row>(SQL);
  const compiled = rows.map(({ id, versions }) =>
    compileCalendar({ id, versions: versions.map(calendarVersion) }, nationalHolidays),
  );
  return {
    byId: new Map(compiled.map((calendar) => [calendar.id, calendar])),
    idOfKey: new Map(rows.map((row) => [row.key, row.id])),
    unsettled: new Set(rows.flatMap(({ id, unsettled }) => (unsettled ? [id] : []))),
  };
}

function found(calendar: CompiledCalendar | undefined, name: string): CompiledCalendar {
  if (!calendar) throw new Error(`there is no calendar ${name}`);
  return calendar;
}

/** A walk that began while some process could still count by the old hours may have come before that process wrote. */
const SQL = /* sql */ `
select c.id, c.key, ${CALENDAR_VERSIONS} as versions,
  exists (select from calendar_version v where v.calendar_id = c.id and v.added_at is not null
    and v.added_at + interval '${SPREAD_MS} milliseconds' > coalesce(c.rescheduled_at, '-infinity')) as unsettled
from calendar c where exists (select from calendar_version v where v.calendar_id = c.id)`;
