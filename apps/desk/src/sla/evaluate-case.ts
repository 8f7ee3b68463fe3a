import {
  addWorkingDays,
  addWorkingTime,
  endOfWorkingDay,
  isOpen,
  nextClosing,
  nextOpening,
  subtractWorkingDays,
  subtractWorkingTime,
  workingTimeBetween,
  type CompiledCalendar,
} from '@desk/agencies';
import { Temporal } from 'temporal-polyfill';
import { caseCalendar, instantOf } from './case-calendar.js';
import { evaluateTicket } from './case-ticket.js';
import type { Fields, SlaCase } from './sla-case.js';

export interface Evaluation {
  readonly id: string;
  /** By our rules; null for a case in words (`behaviour`). */
  readonly result: unknown;
  /** What the case expects; null when it says nothing. */
  readonly expected: unknown;
  /** null where there is nothing to compare. */
  readonly agrees: boolean | null;
}

/** Opening periods that are listed when the case does not say how many it expects. */
const PERIODS = 7;

/** Evaluates a case by the calendars and clocks of the desk. Throws for a case that cannot be read. */
export function evaluateCase({ id, fields }: SlaCase): Evaluation {
  const kind = fields.text('kind');
  if (kind === 'behaviour') return { id, result: null, expected: fields.get('steps') ?? null, agrees: null };
  const result = resultOf(kind, fields);
  const expected = expectedOf(fields);
  return { id, result, expected, agrees: expected === null ? null : same(result, expected) };
}

function resultOf(kind: string, fields: Fields): unknown {
  switch (kind) {
    case 'ticket':
      return evaluateTicket(fields);
    case 'due':
      return due(fields, addWorkingTime, addWorkingDays);
    case 'before':
      return due(fields, subtractWorkingTime, subtractWorkingDays);
    case 'elapsed':
      return workingTimeBetween(caseCalendar(fields), instantOf(fields, 'from'), instantOf(fields, 'to')) / 1000;
    case 'next_open':
      return nextOpening(caseCalendar(fields), instantOf(fields, 'start')).toString();
    case 'close':
      return nextClosing(caseCalendar(fields), instantOf(fields, 'start')).toString();
    case 'is_open':
      return isOpen(caseCalendar(fields), instantOf(fields, 'at'));
    case 'periods':
      return periods(caseCalendar(fields), fields);
    default:
      return fields.refuse('kind', 'one of the kinds of the README');
  }
}

type Step = (calendar: CompiledCalendar, from: Temporal.Instant, amount: number) => Temporal.Instant;

function due(fields: Fields, bySeconds: Step, byDays: Step): string {
  const calendar = caseCalendar(fields);
  const start = instantOf(fields, 'start');
  if (!fields.has('business_days')) {
    return bySeconds(calendar, start, Math.round(fields.number('seconds') * 1000)).toString();
  }
  const day = byDays(calendar, start, fields.whole('business_days'));
  return (fields.flag('end_of_working_day') ? endOfWorkingDay(calendar, day) : day).toString();
}

function periods(calendar: CompiledCalendar, fields: Fields): readonly (readonly [string, string])[] {
  const count = fields.has('expected_periods') ? fields.list('expected_periods').length : PERIODS;
  let from = instantOf(fields, 'start');
  return Array.from({ length: count }, () => {
    const opening = nextOpening(calendar, from);
    from = nextClosing(calendar, opening);
    return [opening.toString(), from.toString()] as const;
  });
}

const EXPECTATIONS = ['expected', 'expected_due', 'expected_seconds', 'expected_periods'] as const;

function expectedOf(fields: Fields): unknown {
  const name = EXPECTATIONS.find((candidate) => fields.has(candidate));
  return name === undefined ? null : fields.get(name);
}

/** Equal as JSON, whatever the order of fields; moments however they are written. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, index) => same(one, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => name in b && same(a[name], b[name]));
  }
  return a === b || (typeof a === 'string' && typeof b === 'string' && moment(a) !== null && moment(a) === moment(b));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function moment(text: string): number | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}
