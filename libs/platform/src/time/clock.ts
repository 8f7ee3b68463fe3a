import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';

/** The only source of the present moment. Tests hand in one that stands still until it is moved. */
@Injectable()
export class Clock {
  /** Whole milliseconds, as the tables keep them. */
  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Date.now());
  }
}
