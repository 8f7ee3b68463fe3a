import { ValidateBy } from 'class-validator';
import { Temporal } from 'temporal-polyfill';

const LAST_YEAR = 2199;

/** An instant in ISO 8601 with its offset from UTC, whole milliseconds. */
export function parseInstant(text: string): Temporal.Instant | null {
  try {
    const { epochMilliseconds } = Temporal.Instant.from(text);
    const instant = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
    return instant.toZonedDateTimeISO('UTC').year <= LAST_YEAR ? instant : null;
  } catch {
    return null;
  }
}

export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && parseInstant(value) !== null,
      defaultMessage: () => `must be an instant such as 2026-03-02T09:00:00+01:00, not after ${LAST_YEAR}`,
    },
  });

/** A day as `2026-12-24`, of the years in which the desk can be used. */
export const IsDay = () =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isDay(value),
      defaultMessage: () => 'must be a day such as 2026-12-24',
    },
  });

function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
