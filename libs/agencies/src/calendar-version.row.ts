import { WEEKDAYS } from '@desk/contracts';
import { newId, type Tx } from '@desk/platform';
import type { CalendarVersion, OpenInterval } from './domain/calendar-definition.js';

/** What `calendar_version` keeps of a version, ready for JSON or COPY. */
export interface CalendarVersionRow {
  readonly valid_from: string;
  readonly time_zone: string;
  readonly always_open: boolean;
  /** From Monday on. */
  readonly hours: readonly (readonly OpenInterval[])[];
  readonly national_holidays: string | null;
  readonly days: Readonly<Record<string, readonly OpenInterval[]>>;
  readonly day_names: Readonly<Record<string, string>>;
}

export function calendarVersionRow(version: CalendarVersion): CalendarVersionRow {
  const named = version.specialDays.flatMap(({ date, name }) => (name === null ? [] : [[date, name] as const]));
  return {
    valid_from: version.validFrom,
    time_zone: version.timeZone,
    always_open: version.alwaysOpen,
    hours: WEEKDAYS.map((day) => version.hours[day]),
    national_holidays: version.holidayCountry,
    days: Object.fromEntries(version.specialDays.map(({ date, hours }) => [date, hours])),
    day_names: Object.fromEntries(named),
  };
}

export function calendarVersion(row: CalendarVersionRow): CalendarVersion {
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = row.hours;
  return {
    validFrom: row.valid_from,
    timeZone: row.time_zone,
    alwaysOpen: row.always_open,
    hours: { mon, tue, wed, thu, fri, sat, sun },
    holidayCountry: row.national_holidays,
    specialDays: Object.entries(row.days)
      .map(([date, hours]) => ({ date, hours, name: row.day_names[date] ?? null }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** Adds a version to a calendar, with who did it and when. */
export async function insertVersion(tx: Tx, calendarId: string, version: CalendarVersion): Promise<void> {
  const row = {
    id: newId(),
    calendar_id: calendarId,
    ...calendarVersionRow(version),
    added_at: tx.now.toString(),
    added_by_id: tx.scope.actorId,
  };
  const columns = Object.keys(row).join(', ');
  await tx.query(
    `insert into calendar_version (${columns}) select ${columns} from jsonb_populate_record(null::calendar_version, $1::jsonb)`,
    [JSON.stringify(row)],
  );
}

/** SQL: the versions of a calendar `c` as a JSON list of such rows, oldest first. */
export const CALENDAR_VERSIONS = /* sql */ `
(select jsonb_agg(to_jsonb(v) - 'id' - 'agency_id' - 'calendar_id' order by v.valid_from)
 from calendar_version v where v.calendar_id = c.id)`;
