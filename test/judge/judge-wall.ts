/**
 * What the clocks on the wall show, asked of Intl: the only thing the judge knows of time zones. A wall time is a number:
 * the minutes from 1970-01-01 00:00 to what is shown, as if there were no zones.
 */

const formats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, Map<number, Int32Array>>();
const firsts = new Map<string, Map<number, number>>();
const HOUR = 60;
const DAY = 1440;

/** What is shown at a minute since the epoch. */
export function wallAt(zone: string, minute: number): number {
  const ofZone = days.get(zone) ?? new Map<number, Int32Array>();
  days.set(zone, ofZone);
  const day = Math.floor(minute / DAY);
  let shown = ofZone.get(day);
  if (!shown) ofZone.set(day, (shown = dayShown(zone, day)));
  return shown[minute - day * DAY] ?? Number.NaN;
}

/** The first minute that shows a wall time or a later one. No zone is more than 15 hours ahead of UTC. */
export function firstShowing(zone: string, wall: number): number {
  const ofZone = firsts.get(zone) ?? new Map<number, number>();
  firsts.set(zone, ofZone);
  const known = ofZone.get(wall);
  if (known !== undefined) return known;
  let minute = wall - 15 * HOUR;
  while (wallAt(zone, minute) < wall) minute += 1;
  ofZone.set(wall, minute);
  return minute;
}

/** The first and last minute of an hour tell all between, where they agree; elsewhere each minute is asked. */
function dayShown(zone: string, day: number): Int32Array {
  const shown = new Int32Array(DAY);
  for (let hour = 0; hour < DAY; hour += HOUR) {
    const begin = ask(zone, day * DAY + hour);
    const regular = ask(zone, day * DAY + hour + HOUR - 1) === begin + HOUR - 1;
    for (let minute = 0; minute < HOUR; minute += 1) {
      shown[hour + minute] = regular ? begin + minute : ask(zone, day * DAY + hour + minute);
    }
  }
  return shown;
}

function ask(zone: string, minute: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
  }
  return wallOf(format.format(minute * 60_000).replace(' ', 'T'));
}

/** `2026-03-02T09:30` or `2026-03-02` as a wall time. */
export function wallOf(text: string): number {
  return Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`) / 60_000;
}

export function dateOf(wall: number): string {
  return new Date(Math.floor(wall / DAY) * DAY * 60_000).toISOString().slice(0, 10);
}
