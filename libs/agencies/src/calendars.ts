import { Kept, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { compileCalendar, type CompiledCalendar } from './domain/calendar.js';
import { calendarVersion, CALENDAR_VERSIONS, type CalendarVersionRow } from './calendar-version.row.js';
import { nationalHolidays } from './national-holidays.js';

/** By its days the desk counts reminders, the wait for an answer and the window for reopening. */
export const CITY_CALENDAR_KEY = 'city';

/** Versions are dated and only ever added, for tomorrow at the earliest, so what is kept is never wrong today. */
const KEPT_MS = 60_000;

interface Row {
  readonly id: string;
  readonly key: string;
  readonly versions: readonly CalendarVersionRow[];
}

interface Known {
  readonly byId: ReadonlyMap<string, CompiledCalendar>;
  readonly idOfKey: ReadonlyMap<string, string>;
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
  };
}

function found(calendar: CompiledCalendar | undefined, name: string): CompiledCalendar {
  if (!calendar) throw new Error(`there is no calendar ${name}`);
  return calendar;
}

const SQL = `select c.id, c.key, ${CALENDAR_VERSIONS} as versions from calendar c
  where exists (select from calendar_version v where v.calendar_id = c.id)`;
