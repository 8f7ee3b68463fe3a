import { Temporal } from 'temporal-polyfill';
import type { ValueTransformer } from 'typeorm';

/** `timestamptz(3)` ⇄ Temporal.Instant; for `@Column({ transformer: instantColumn })`. */
export const instantColumn: ValueTransformer = {
  to: (value: Temporal.Instant | null | undefined) => (value ? value.toString() : value),
  from: (value: Date | string | null) => (value === null ? null : toInstant(value)),
};

/** What the driver gives for a `timestamptz` (Date) or for one inside JSON (string) as an Instant. */
export function toInstant(value: Date | string): Temporal.Instant {
  return value instanceof Date
    ? Temporal.Instant.fromEpochMilliseconds(value.getTime())
    : Temporal.Instant.from(value.replace(' ', 'T'));
}

/** An Instant as it goes over the wire: ISO 8601, UTC, milliseconds. */
export function toIso(value: Temporal.Instant): string;
export function toIso(value: Temporal.Instant | null): string | null;
export function toIso(value: Temporal.Instant | null): string | null {
  // Ten times as quick as Temporal's own, and the same text.
  return value === null ? null : new Date(value.epochMilliseconds).toISOString();
}
