import type { CompiledCalendar } from '@desk/agencies';
import { CITY_TIME_ZONE, type Channel, type Impact, type Urgency } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Dice } from './dice.js';
import type { DemoPerson } from './people.js';
import type { CityService, DemoReference } from './reference.js';
import { demoCases, demoPlaces, type DemoCase } from './texts.js';

/** Somebody needs help: who, with what, and when. */
export interface Arrival {
  readonly at: number;
  readonly requester: DemoPerson;
  readonly service: CityService;
  readonly text: DemoCase;
  readonly subject: string;
  readonly description: string;
  readonly location: string | null;
  readonly channel: Extract<Channel, 'portal' | 'phone'>;
  readonly impact: Impact;
  readonly urgency: Urgency;
}

/** In weeks without holidays; fewer people ask when the city is closed. */
const TICKETS_A_WEEK = 1_010;
const DAYS = 21;
const HOUR = 3_600_000;
/** There is always somebody who has just asked. */
const LEAST_IN_LAST_HOUR = 7;

/** Share of a working day's tickets by hour of the city. */
const HOURS = [
  0.12, 0.08, 0.06, 0.06, 0.1, 0.3, 1.2, 6, 13.5, 13, 11, 8, 8.5, 9.5, 7.5, 4, 1.5, 0.7, 0.6, 0.6, 0.6, 0.5, 0.3, 0.2,
];
/** Monday to Sunday. */
const WEEKDAYS = [1.32, 1.08, 1, 0.96, 0.78, 0.05, 0.06];
const HOLIDAY = 0.05;
const WORKING_HOURS = 8.5;
const PHONE_SHARE = 0.34;
const NIGHT_OUTAGE_SHARE = 0.1;

const GRADES: readonly { readonly impact: Impact; readonly urgency: Urgency; readonly weight: number }[] = [
  { impact: 'low', urgency: 'medium', weight: 50 },
  { impact: 'low', urgency: 'low', weight: 20 },
  { impact: 'medium', urgency: 'medium', weight: 12 },
  { impact: 'low', urgency: 'high', weight: 8 },
  { impact: 'medium', urgency: 'low', weight: 5 },
  { impact: 'medium', urgency: 'high', weight: 3.5 },
  { impact: 'high', urgency: 'medium', weight: 1 },
  { impact: 'high', urgency: 'high', weight: 0.5 },
];

/** Three weeks of arrivals up to now, in order of time. */
export function demoArrivals(
  reference: DemoReference,
  requesters: readonly DemoPerson[],
  dice: Dice,
  now: Temporal.Instant,
): readonly Arrival[] {
  const times = arrivalTimes(reference.calendar, dice, now.epochMilliseconds);
  return times.map((at) => anArrival(reference, requesters, dice, at));
}

function arrivalTimes(calendar: CompiledCalendar, dice: Dice, now: number): number[] {
  const start = now - DAYS * 24 * HOUR;
  const hours: { from: number; to: number; weight: number }[] = [];
  for (let from = start; from < now; from += HOUR) {
    const to = Math.min(from + HOUR, now);
    hours.push({ from, to, weight: (weightAt(calendar, from + HOUR / 2) * (to - from)) / HOUR });
  }
  const week = sum(HOURS) * sum(WEEKDAYS);
  const times = hours.flatMap(({ from, to, weight }) => {
    const expected = ((TICKETS_A_WEEK * weight) / week) * dice.between(0.6, 1.4);
    const count = Math.floor(expected) + (dice.chance(expected % 1) ? 1 : 0);
    return Array.from({ length: count }, () => Math.floor(dice.between(from, to)));
  });
  const recent = times.filter((at) => at > now - HOUR).length;
  for (let count = recent; count < LEAST_IN_LAST_HOUR; count += 1) {
    times.push(Math.floor(dice.between(now - 55 * 60_000, now - 60_000)));
  }
  return times.sort((a, b) => a - b);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function weightAt(calendar: CompiledCalendar, at: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(CITY_TIME_ZONE);
  const weekday = WEEKDAYS[local.dayOfWeek - 1] ?? 0;
  const midnight = local.startOfDay().epochMilliseconds;
  // Half a day before a feast brings half as many.
  const open = calendar.between(midnight, midnight + 24 * HOUR) / (WORKING_HOURS * HOUR);
  return (HOURS[local.hour] ?? 0) * weekday * (local.dayOfWeek <= 5 ? Math.max(HOLIDAY, open) : 1);
}

function anArrival(reference: DemoReference, requesters: readonly DemoPerson[], dice: Dice, at: number): Arrival {
  const open = reference.calendar.between(at, at + 60_000) > 0;
  const outage = !open && dice.chance(NIGHT_OUTAGE_SHARE);
  const services = outage
    ? reference.services.filter(({ key }) => ['applikasjon-fulldrift', 'konsernnett', 'telefon'].includes(key))
    : reference.services;
  const service = dice.weighted(services, ({ weight }) => weight);
  const text = dice.pick(demoCases[service.key] ?? []);
  const place = dice.pick(demoPlaces);
  const date = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(CITY_TIME_ZONE)
    .add({ days: dice.whole(2, 14) });
  const fill = (words: string): string =>
    words.replaceAll('{place}', place).replaceAll('{date}', `${date.day}.${date.month}.`);
  const grade = outage ? ({ impact: 'high', urgency: 'high' } as const) : dice.weighted(GRADES, ({ weight }) => weight);
  const named = text.subject.includes('{place}') || text.description.includes('{place}');
  return {
    at,
    requester: dice.pick(requesters),
    service,
    text,
    subject: fill(text.subject),
    description: fill(text.description),
    location: named || service.key === 'lokal-infrastruktur' || service.key === 'utskrift' ? place : null,
    channel: outage || (open && dice.chance(PHONE_SHARE)) ? 'phone' : 'portal',
    impact: grade.impact,
    urgency: grade.urgency,
  };
}
