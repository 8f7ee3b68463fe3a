import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import {
  CLOSED_WEEK,
  type CalendarDefinition,
  type CalendarVersion,
  type OpenInterval,
} from './calendar-definition.js';
import {
  addWorkingTime,
  compileCalendar,
  isOpen,
  nextClosing,
  nextOpening,
  workingTimeBetween,
  type CompiledCalendar,
} from './calendar.js';
import { addWorkingDays } from './working-days.js';

/** Business-time cases asserted by other projects' tests; see the README of that folder. */
const FILE = resolve('../shared/data/sla/sla_cases.json');

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly tags?: readonly string[];
  readonly calendar: {
    readonly timezone: string;
    readonly hours: CalendarVersion['hours'];
    readonly holidays: readonly string[];
    readonly annual_holidays?: readonly string[];
    readonly special_days?: Readonly<Record<string, readonly OpenInterval[]>>;
  };
  readonly start: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly seconds: number;
  readonly business_days?: number;
  readonly end_of_working_day?: boolean;
  readonly expected: string | boolean;
  readonly expected_due: string;
  readonly expected_seconds: number;
  readonly expected_periods: readonly (readonly [string, string])[];
}

const KINDS = ['due', 'elapsed', 'next_open', 'close', 'is_open', 'periods'];

function whyLeftOut(example: Case): string | null {
  if (example.kind === 'ticket' || example.kind === 'behaviour') return 'about clocks of tickets, see libs/sla';
  if (!KINDS.includes(example.kind)) return `${example.kind}: nothing in the desk counts backwards`;
  if (example.tags?.includes('boundary_next_open')) return 'we are due at closing, the source at the next opening';
  if (example.tags?.includes('wall_clock_semantics')) return 'we count real hours, the source wall-clock hours';
  if (example.end_of_working_day) return 'our working days keep the time of day';
  return null;
}

function compile(example: Case): CompiledCalendar {
  const { timezone, hours, holidays, annual_holidays: annual = [], special_days: special = {} } = example.calendar;
  const definition: CalendarDefinition = {
    id: example.id,
    versions: [
      {
        validFrom: '2000-01-01',
        timeZone: timezone,
        alwaysOpen: false,
        hours: { ...CLOSED_WEEK, ...hours },
        holidayCountry: 'annual',
        specialDays: [
          ...holidays.map((date) => ({ date, hours: [], name: null })),
          ...Object.entries(special).map(([date, intervals]) => ({ date, hours: intervals, name: null })),
        ],
      },
    ],
  };
  return compileCalendar(definition, (_country, year) => annual.map((day) => ({ date: `${year}-${day}`, name: day })));
}

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

function answer(example: Case): unknown {
  const calendar = compile(example);
  switch (example.kind) {
    case 'due':
      return example.business_days === undefined
        ? addWorkingTime(calendar, instant(example.start), example.seconds * 1000).toString()
        : addWorkingDays(calendar, instant(example.start), example.business_days).toString();
    case 'elapsed':
      return workingTimeBetween(calendar, instant(example.from), instant(example.to)) / 1000;
    case 'next_open':
      return nextOpening(calendar, instant(example.start)).toString();
    case 'close':
      return nextClosing(calendar, instant(example.start)).toString();
    case 'is_open':
      return isOpen(calendar, instant(example.at));
    default: {
      let from = instant(example.start);
      return example.expected_periods.map(() => {
        const opening = nextOpening(calendar, from);
        from = nextClosing(calendar, opening);
        return [opening.toString(), from.toString()];
      });
    }
  }
}

const expectedOf = (example: Case): unknown =>
  example.expected ?? example.expected_due ?? example.expected_seconds ?? example.expected_periods;

describe('cases of other projects', () => {
  let cases: readonly Case[] = [];
  beforeAll(() => {
    cases = JSON.parse(readFileSync(FILE, 'utf8')) as Case[];
  });

  it.each(KINDS)('%s', (kind) => {
    const chosen = cases.filter((example) => example.kind === kind && whyLeftOut(example) === null);
    expect(chosen.length).toBeGreaterThan(0);
    const answers = Object.fromEntries(chosen.map((example) => [example.id, answer(example)]));
    expect(answers).toEqual(Object.fromEntries(chosen.map((example) => [example.id, expectedOf(example)])));
  });

  afterAll(() => {
    const counts = new Map<string, number>();
    for (const example of cases) {
      const reason = whyLeftOut(example) ?? 'run';
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    process.stdout.write(`${cases.length} cases: ${[...counts].map(([reason, n]) => `${n} ${reason}`).join('; ')}\n`);
  });
});
