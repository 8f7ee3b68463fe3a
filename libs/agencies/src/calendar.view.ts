import type { CalendarDayView, CalendarVersionView, CalendarView, OpenHours } from '@desk/contracts';
import { calendarVersion, type CalendarVersionRow } from './calendar-version.row.js';
import type { DayRule } from './domain/calendar-days.js';
import type { CalendarVersion, OpenInterval } from './domain/calendar-definition.js';

/** A calendar with all its versions, as the screens read it. */
export interface CalendarRow {
  readonly key: string;
  readonly name: string;
  readonly versions: readonly CalendarVersionRow[];
}

export function calendarView({ key, name, versions }: CalendarRow): CalendarView {
  return { key, name, versions: versions.map((row) => versionView(calendarVersion(row))) };
}

export function dayView(date: string, { hours, reason, name }: DayRule): CalendarDayView {
  return { date, hours: copied(hours), reason, name };
}

function versionView({ hours, specialDays, ...version }: CalendarVersion): CalendarVersionView {
  const { mon, tue, wed, thu, fri, sat, sun } = hours;
  return {
    ...version,
    hours: {
      mon: copied(mon),
      tue: copied(tue),
      wed: copied(wed),
      thu: copied(thu),
      fri: copied(fri),
      sat: copied(sat),
      sun: copied(sun),
    },
    specialDays: specialDays.map((day) => ({ ...day, hours: copied(day.hours) })),
  };
}

const copied = (hours: readonly OpenInterval[]): OpenHours[] => hours.map(([opens, closes]) => [opens, closes]);
