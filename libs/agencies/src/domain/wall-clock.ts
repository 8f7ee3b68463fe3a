import { Temporal } from 'temporal-polyfill';

/** A stretch of time, `[from, until)` in epoch milliseconds, in which a zone keeps one offset from UTC. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

const TWO_DAYS_MS = 2 * 86_400_000;
const stretches = new Map<string, Stretch[]>();

/**
 * The instant at which a zone's clocks show a wall-clock time (given as if it were UTC): the first, where it is shown
 * twice; the moment of the change, where it is skipped.
 */
export function instantOfWallTime(wall: number, timeZone: string): number {
  const { from, until, offset } = stretchAt(wall, timeZone);
  const candidate = wall - offset;
  // Far enough from any change of the clocks there is one answer, without asking the zone again.
  if (candidate - TWO_DAYS_MS >= from && candidate + TWO_DAYS_MS < until) return candidate;
  return instantNearChange(wall, timeZone);
}

function stretchAt(ms: number, timeZone: string): Stretch {
  const known = stretches.get(timeZone) ?? [];
  stretches.set(timeZone, known);
  const found = known.findLast((stretch) => stretch.from <= ms && ms < stretch.until);
  if (found) return found;
  const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  const from = lastChange(zoned)?.epochMilliseconds ?? -Infinity;
  const until = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
  const stretch = { from, until, offset: zoned.offsetNanoseconds / 1_000_000 };
  known.push(stretch);
  return stretch;
}

function instantNearChange(wall: number, timeZone: string): number {
  const utc = new Date(wall);
  const local = new Temporal.PlainDateTime(
    utc.getUTCFullYear(),
    utc.getUTCMonth() + 1,
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
  );
  const zoned = local.toZonedDateTime(timeZone);
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  return (lastChange(zoned) ?? zoned).epochMilliseconds;
}

/** The change of the zone's clocks at or before a moment ("previous" alone means strictly before). */
function lastChange(zoned: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  return zoned.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
}
