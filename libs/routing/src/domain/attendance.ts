import { CITY_TIME_ZONE, WEEKDAYS, type IsoDate, type RotaHours } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';

/** What was said beforehand of when somebody works, and how much of it goes to a team. */
export interface Attendance {
  /** Of a whole position, above 0 up to 1. */
  readonly share: number;
  /** What the lead says of today, 0 to 1. */
  readonly today: number;
  /** null: no hours are entered, so that presence alone says when. */
  readonly rota: RotaHours | null;
  /** Whole days, the last included; null: nobody knows yet. */
  readonly absences: readonly { readonly from: IsoDate; readonly until: IsoDate | null }[];
  /** `[from, until)`; `share` of the capacity is left for tickets. */
  readonly phoneDuties: readonly {
    readonly from: Temporal.Instant;
    readonly until: Temporal.Instant;
    readonly share: number;
  }[];
}

export interface Standing {
  readonly absent: boolean;
  readonly onRota: boolean;
  readonly onPhone: boolean;
  /** Share of a whole position that is there for tickets. */
  readonly capacity: number;
}

/**
 * Capacity at an instant = share × today × rota (0 or 1) × what the phones leave, and 0 on days of absence. `today` is what
 * the lead says of the day of `said`: on other days it does not count.
 */
export function standingAt(attendance: Attendance, at: Temporal.Instant, said: Temporal.Instant = at): Standing {
  const wall = wallClock(at);
  const absent = attendance.absences.some(
    ({ from, until }) => from <= wall.date && (until === null || wall.date <= until),
  );
  const onRota = attendance.rota === null || isWithin(attendance.rota, wall);
  const duty = attendance.phoneDuties.find(
    ({ from, until }) => Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0,
  );
  const today = wall.date === wallClock(said).date ? attendance.today : 1;
  const there = absent || !onRota ? 0 : attendance.share * today;
  return { absent, onRota, onPhone: duty !== undefined, capacity: there * (duty?.share ?? 1) };
}

interface WallClock {
  readonly date: IsoDate;
  /** Monday = 0. */
  readonly weekday: number;
  readonly minute: number;
}

function wallClock(at: Temporal.Instant): WallClock {
  const zoned = at.toZonedDateTimeISO(CITY_TIME_ZONE);
  const minute = 60 * zoned.hour + zoned.minute;
  return { date: zoned.toPlainDate().toString(), weekday: zoned.dayOfWeek - 1, minute };
}

const DAY = 1440;

/** A closing that is not after its opening lies on the next day, as in calendars. */
function isWithin(rota: RotaHours, { weekday, minute }: WallClock): boolean {
  const hoursOf = (day: number) => rota[WEEKDAYS[(day + 7) % 7] ?? 'mon'];
  const holds = ([opens, closes]: readonly [string, string], now: number): boolean => {
    const from = minutesOf(opens);
    const to = minutesOf(closes);
    return from <= now && now < (to > from ? to : to + DAY);
  };
  return (
    hoursOf(weekday).some((hours) => holds(hours, minute)) ||
    hoursOf(weekday - 1).some((hours) => holds(hours, minute + DAY))
  );
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
}
