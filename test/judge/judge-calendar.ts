import { WEEKDAYS, type CalendarVersionView, type OpenHours } from '@desk/contracts';
import { dateOf, firstShowing, wallAt } from './judge-wall.js';

const DAY = 1440;
const MINUTE_MS = 60_000;
/** What takes longer is no question for the judge. */
const LONGEST_WALK = 3 * 366 * DAY;

/**
 * Working time as one would count it with a calendar, a wall clock and much patience: minute by minute. It shares
 * nothing with the desk but the shape of a calendar. Instants are epoch milliseconds.
 */
export class JudgeCalendar {
  private readonly spans = new Map<number, readonly (readonly [number, number])[]>();
  private readonly days = new Map<number, Uint8Array>();

  constructor(
    private readonly versions: readonly CalendarVersionView[],
    private readonly holidays: readonly string[],
  ) {}

  /** Whether a minute since the epoch is open. Opening hours are whole minutes, and so are all zones since 1972. */
  open(minute: number): boolean {
    const day = Math.floor(minute / DAY);
    return this.minutesOf(day)[minute - day * DAY] === 1;
  }

  /** The minutes of a UTC day, 1 for open. */
  private minutesOf(day: number): Uint8Array {
    let open = this.days.get(day);
    if (!open) {
      open = new Uint8Array(DAY);
      for (let date = day - 2; date <= day + 2; date += 1) {
        for (const [from, to] of this.spansOf(date)) {
          for (let at = Math.max(from, day * DAY); at < Math.min(to, (day + 1) * DAY); at += 1)
            open[at - day * DAY] = 1;
        }
      }
      this.days.set(day, open);
    }
    return open;
  }

  /** Milliseconds between two instants that lie in open minutes. */
  worked(from: number, to: number): number {
    const first = Math.ceil(from / MINUTE_MS);
    const last = Math.floor(to / MINUTE_MS);
    if (first > last) return this.openAt(from) ? Math.max(0, to - from) : 0;
    let minutes = 0;
    for (let minute = first; minute < last;) {
      const day = Math.floor(minute / DAY);
      const open = this.minutesOf(day);
      const end = Math.min(last, (day + 1) * DAY) - day * DAY;
      for (let at = minute - day * DAY; at < end; at += 1) minutes += open[at] as number;
      minute = day * DAY + end;
    }
    const before = this.openAt(from) ? first * MINUTE_MS - from : 0;
    const after = this.openAt(to) ? to - last * MINUTE_MS : 0;
    return before + minutes * MINUTE_MS + after;
  }

  /** The first instant at which so much has been worked since the start. */
  reach(start: number, ms: number): number {
    if (ms <= 0) return start;
    let minute = Math.ceil(start / MINUTE_MS);
    let left = ms - (this.openAt(start) ? minute * MINUTE_MS - start : 0);
    if (left <= 0) return start + ms;
    for (const end = minute + LONGEST_WALK; minute < end;) {
      const day = Math.floor(minute / DAY);
      const open = this.minutesOf(day);
      for (let at = minute - day * DAY; at < DAY; at += 1) {
        if (open[at] === 0) continue;
        if (left <= MINUTE_MS) return (day * DAY + at) * MINUTE_MS + left;
        left -= MINUTE_MS;
      }
      minute = (day + 1) * DAY;
    }
    throw new Error('the judge gave up');
  }

  /** The last instant from which so much is worked until the end; for nothing the end itself, or the last closing. */
  back(end: number, ms: number): number {
    let left = ms;
    if (left <= 0 && this.openAt(end)) return end;
    const last = Math.ceil(end / MINUTE_MS) - 1;
    for (let minute = last; minute > last - LONGEST_WALK;) {
      const day = Math.floor(minute / DAY);
      const open = this.minutesOf(day);
      for (; minute >= day * DAY; minute -= 1) {
        if (open[minute - day * DAY] !== 1) continue;
        const to = Math.min(end, (minute + 1) * MINUTE_MS);
        const there = to - minute * MINUTE_MS;
        if (there >= left) return to - left;
        left -= there;
      }
    }
    throw new Error('the judge gave up');
  }

  openAt(ms: number): boolean {
    return this.open(Math.floor(ms / MINUTE_MS));
  }

  nextOpening(ms: number): number {
    const minute = this.firstMinute(Math.floor(ms / MINUTE_MS), 1, LONGEST_WALK);
    if (minute === null) throw new Error('the judge gave up');
    return Math.max(ms, minute * MINUTE_MS);
  }

  /** The end of the opening that holds an instant; null when it lasts longer than the judge looks. */
  closingAfter(open: number, longestDays: number): number | null {
    const minute = this.firstMinute(Math.floor(open / MINUTE_MS), 0, longestDays * DAY);
    return minute === null ? null : minute * MINUTE_MS;
  }

  /** The first open (1) or closed (0) minute from one on. */
  private firstMinute(from: number, wanted: 0 | 1, longest: number): number | null {
    for (let minute = from; minute < from + longest;) {
      const day = Math.floor(minute / DAY);
      const open = this.minutesOf(day);
      for (let at = minute - day * DAY; at < DAY; at += 1) if (open[at] === wanted) return day * DAY + at;
      minute = (day + 1) * DAY;
    }
    return null;
  }

  /** The same time of day so many working days later; see domain.md, and the words at `addWorkingDays`. */
  addDays(from: number, days: number): number {
    if (days <= 0) return from;
    const zone = this.zoneAt(from);
    const begin = this.nextOpening(from);
    const shown = wallAt(zone, Math.floor(begin / MINUTE_MS));
    let date = Math.floor(shown / DAY);
    for (let left = days; left > 0; left -= 1)
      do date += 1;
      while (!this.worksOn(zone, date));
    const wanted = instantShowing(zone, date * DAY + (shown % DAY)) + (begin % MINUTE_MS);
    if (this.openAt(wanted)) return wanted;
    const opening = this.nextOpening(wanted);
    if (Math.floor(wallAt(zone, Math.floor(opening / MINUTE_MS)) / DAY) === date) return opening;
    return this.back(wanted, 0);
  }

  /** Whether any minute that shows a date is open. */
  private worksOn(zone: string, date: number): boolean {
    return (
      this.worked(firstShowing(zone, date * DAY) * MINUTE_MS, firstShowing(zone, (date + 1) * DAY) * MINUTE_MS) > 0
    );
  }

  private zoneAt(ms: number): string {
    const minute = Math.floor(ms / MINUTE_MS);
    const inForce = this.versions.findLast(({ timeZone, validFrom }) => dateOf(wallAt(timeZone, minute)) >= validFrom);
    return (inForce ?? this.first()).timeZone;
  }

  private first(): CalendarVersionView {
    const [first] = this.versions;
    if (!first) throw new Error('a calendar has a version');
    return first;
  }

  private versionOn(date: string): CalendarVersionView {
    return this.versions.findLast(({ validFrom }) => validFrom <= date) ?? this.first();
  }

  /** Hours that replace those of the weekday; null on an ordinary day. */
  private exceptionOn(date: string): readonly OpenHours[] | null {
    const version = this.versionOn(date);
    if (version.alwaysOpen) return null;
    const special = version.specialDays.find((day) => day.date === date);
    if (special) return special.hours;
    return version.holidayCountry !== null && this.holidays.includes(date) ? [] : null;
  }

  /** From which minute to which each opening lasts that begins on a date, given as its number since 1970. */
  private spansOf(day: number): readonly (readonly [number, number])[] {
    const known = this.spans.get(day);
    if (known) return known;
    const date = dateOf(day * DAY);
    const version = this.versionOn(date);
    const hours: readonly OpenHours[] = version.alwaysOpen
      ? [['00:00', '24:00']]
      : (this.exceptionOn(date) ??
        version.hours[WEEKDAYS[(new Date(day * DAY * MINUTE_MS).getUTCDay() + 6) % 7] ?? 'mon']);
    const tomorrow = (day + 1) * DAY;
    const spans = hours.map(([opens, closes]) => {
      const opening = day * DAY + minutes(opens);
      let closing = day * DAY + minutes(closes);
      if (closing <= opening) closing += DAY;
      // A holiday or special day begins at its midnight, whatever the night before.
      if (closing > tomorrow && this.exceptionOn(dateOf(tomorrow)) !== null) closing = tomorrow;
      return [firstShowing(version.timeZone, opening), firstShowing(version.timeZone, closing)] as const;
    });
    this.spans.set(day, spans);
    return spans;
  }
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** When a wall time is shown first; one that is skipped is as long after the change as it would have been. */
function instantShowing(zone: string, wall: number): number {
  const minute = firstShowing(zone, wall);
  if (wallAt(zone, minute) === wall) return minute * MINUTE_MS;
  const lastBefore = wallAt(zone, minute - 1);
  return (minute + (wall - (lastBefore + 1))) * MINUTE_MS;
}
