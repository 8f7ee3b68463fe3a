import { Calendars, workingTimeBetween } from '@desk/agencies';
import { CITY_TIME_ZONE } from '@desk/contracts';
import { Problem, toIso, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { lastDue, nextDue, type RhythmOf } from '../domain/due.js';

/** When mails fall due, by the working days of the city's calendar. */
@Injectable()
export class Timetable {
  constructor(private readonly calendars: Calendars) {}

  /** null: never, by this calendar. */
  async next(tx: ReadTx, rhythm: RhythmOf, after: Temporal.Instant): Promise<Temporal.Instant | null> {
    return nextDue(rhythm, after, await this.workingDays(tx));
  }

  async last(tx: ReadTx, rhythm: RhythmOf, known: Temporal.Instant, now: Temporal.Instant) {
    return lastDue(rhythm, known, now, await this.workingDays(tx));
  }

  private async workingDays(tx: ReadTx): Promise<(day: Temporal.PlainDate) => boolean> {
    const calendar = await this.calendars.city(tx);
    const midnight = (day: Temporal.PlainDate) => day.toZonedDateTime(CITY_TIME_ZONE).toInstant();
    return (day) => workingTimeBetween(calendar, midnight(day), midnight(day.add({ days: 1 }))) > 0;
  }
}

/** A weekday is said of a weekly rhythm, and of no other. */
export function refuseUnfitRhythm({ rhythm, weekday }: Pick<RhythmOf, 'rhythm' | 'weekday'>): void {
  if ((rhythm === 'weekly') === (weekday !== null)) return;
  const error =
    weekday === null
      ? { pointer: '/weekday', message: 'must be given for a weekly rhythm', code: 'required' as const }
      : { pointer: '/weekday', message: 'must be null for a monthly rhythm' };
  throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors: [error] });
}

export const isoOrNull = (at: Temporal.Instant | null): string | null => at && toIso(at);
