import {
  WEEKDAYS,
  type CalendarVersionView,
  type CalendarView,
  type IsoDate,
  type OpenHours,
  type SpecialDayView,
  type Weekday,
} from '@desk/contracts';

const DAY_SECONDS = 86_400;

/** The hours that hold on a date; before the first version those of the first. */
export function versionOn({ versions }: CalendarView, date: IsoDate): CalendarVersionView | undefined {
  return versions.findLast(({ validFrom }) => validFrom <= date) ?? versions[0];
}

/** The version that is known to come after a date. */
export function versionAfter({ versions }: CalendarView, date: IsoDate): CalendarVersionView | undefined {
  return versions.find(({ validFrom }) => validFrom > date);
}

/** How long an ordinary day of the calendar is open: the length that most weekdays have, of equals the longer. */
export function daySeconds({ alwaysOpen, hours }: CalendarVersionView): number {
  if (alwaysOpen) return DAY_SECONDS;
  const lengths = WEEKDAYS.map((day) => openSeconds(hours[day])).filter((length) => length > 0);
  const often = (length: number) => lengths.filter((one) => one === length).length;
  return lengths.sort((a, b) => often(b) - often(a) || b - a)[0] ?? DAY_SECONDS;
}

export interface DayGroup {
  readonly from: Weekday;
  readonly to: Weekday;
  readonly hours: readonly OpenHours[];
}

/** The week in as few lines as say it: days that follow each other with the same hours stand together. */
export function weekOf({ hours }: CalendarVersionView): readonly DayGroup[] {
  return WEEKDAYS.reduce<DayGroup[]>((groups, day) => {
    const last = groups.at(-1);
    if (last && String(last.hours) === String(hours[day])) groups.splice(-1, 1, { ...last, to: day });
    else groups.push({ from: day, to: day, hours: hours[day] });
    return groups;
  }, []);
}

/** Special days within two dates, the next ones first. */
export function comingDays({ specialDays }: CalendarVersionView, from: IsoDate, to: IsoDate): SpecialDayView[] {
  return specialDays.filter(({ date }) => from <= date && date <= to).sort((a, b) => a.date.localeCompare(b.date));
}

function openSeconds(hours: readonly OpenHours[]): number {
  return hours.reduce((sum, [opens, closes]) => {
    const length = minutes(closes) - minutes(opens);
    return sum + 60 * (length > 0 ? length : length + 1440);
  }, 0);
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
