import { Clock } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';

/** A Monday morning in winter, nine o'clock in Oslo. */
export const START = Temporal.Instant.from('2026-03-02T08:00:00Z');

/** Stands still until it is moved, and never goes back. */
export class TestClock extends Clock {
  private at = START;

  override now(): Temporal.Instant {
    return this.at;
  }

  advance(duration: string): void {
    this.at = this.at.add(Temporal.Duration.from(duration).round({ largestUnit: 'hours', relativeTo: this.zoned() }));
  }

  moveTo(instant: string): void {
    const next = Temporal.Instant.from(instant);
    if (Temporal.Instant.compare(next, this.at) < 0) throw new Error(`the clock does not go back to ${instant}`);
    this.at = next;
  }

  private zoned(): Temporal.ZonedDateTime {
    return this.at.toZonedDateTimeISO('Europe/Oslo');
  }
}
