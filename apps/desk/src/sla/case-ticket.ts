import { endOfWorkingDay, type CompiledCalendar } from '@desk/agencies';
import type { ClockTarget } from '@desk/contracts';
import {
  clockTerms,
  DEFAULT_PAUSE_REASONS,
  foldClocks,
  nextDueAt,
  type Clock,
  type ClockEvent,
  type ClockResult,
  type ClockTerms,
  type DeclaredTarget,
} from '@desk/sla';
import { Temporal } from 'temporal-polyfill';
import { caseCalendar, instantOf } from './case-calendar.js';
import type { Fields } from './sla-case.js';

/** The names of clocks in the cases, and ours. */
const CLOCKS = { first_response: 'first_response', update: 'next_update', solution: 'resolution' } as const;
type CaseClock = keyof typeof CLOCKS;
const NAMES = Object.keys(CLOCKS) as CaseClock[];

const MEASURES = ['due', 'minutes', 'remaining_minutes', 'breached', 'paused_seconds'] as const;
const SECONDS = { second: 1, minute: 60, hour: 3600 } as const;
/** States in which the ticket is over; what runs after them has been reopened. */
const ENDS = ['closed', 'solved', 'resolved'];

/**
 * What becomes of the clocks of a ticket by our rules: each answer that `expected` names, or when the case expects
 * nothing, every due time.
 */
export function evaluateTicket(fields: Fields): Readonly<Record<string, unknown>> {
  const calendar = caseCalendar(fields);
  const history = historyOf(fields);
  const terms = termsOf(fields, calendar, history[0]?.at);
  const result = foldClocks(history, terms);
  if (result === null) return fields.refuse('events', 'a list that begins with created');
  const last = history.at(-1)?.at ?? Temporal.Instant.fromEpochMilliseconds(0);
  const asked = fields.has('expected')
    ? fields.record('expected').names()
    : [...NAMES.filter((name) => fields.record('targets').has(name)).map((name) => `${name}_due`), 'next_due'];
  return Object.fromEntries(asked.map((name) => [name, answer(fields, name, { result, terms, calendar, last })]));
}

interface Outcome {
  readonly result: ClockResult;
  readonly terms: ClockTerms;
  readonly calendar: CompiledCalendar;
  readonly last: Temporal.Instant;
}

function answer(fields: Fields, name: string, { result, terms, calendar, last }: Outcome): unknown {
  if (name === 'next_due') return nextDueAt(result.clocks, 'first')?.toString() ?? null;
  const theirs = NAMES.find((prefix) => name.startsWith(`${prefix}_`));
  const measure = MEASURES.find((suffix) => name === `${theirs}_${suffix}`);
  if (theirs === undefined || measure === undefined) {
    return fields
      .record('expected')
      .refuse(name, `<clock>_<measure> of ${NAMES.join(', ')} and ${MEASURES.join(', ')}`);
  }
  const clock = result.clocks.findLast((candidate) => candidate.target === CLOCKS[theirs]);
  if (!clock) return null;
  const minutes = Math.floor(usedMs(clock, last, calendar) / 60_000);
  switch (measure) {
    case 'due':
      return dueOf(clock, terms).toString();
    case 'minutes':
      return minutes;
    case 'remaining_minutes':
      return clock.targetSeconds / 60 - minutes;
    case 'breached':
      return clock.breachedAt !== null;
    case 'paused_seconds': {
      const end = clock.stoppedAt ?? last;
      const passed = calendar.between(clock.startedAt.epochMilliseconds, end.epochMilliseconds);
      return (passed - usedMs(clock, last, calendar)) / 1000;
    }
  }
}

function usedMs(clock: Clock, last: Temporal.Instant, calendar: CompiledCalendar): number {
  const running = clock.state === 'running';
  return clock.usedMs + (running ? calendar.between(clock.anchorAt.epochMilliseconds, last.epochMilliseconds) : 0);
}

/** The cases name a due time also of what stands still or has ended: what was left, added to the moment of that. */
function dueOf(clock: Clock, terms: ClockTerms): Temporal.Instant {
  const due = clock.dueAt ?? clock.breachedAt;
  if (due) return due;
  const left = Math.round(clock.targetSeconds * 1000) - clock.usedMs;
  const at = terms.calendar(clock.calendarId).add(clock.anchorAt.epochMilliseconds, left);
  return Temporal.Instant.fromEpochMilliseconds(at);
}

/** Our rules of pausing, and the targets of the case. */
function termsOf(fields: Fields, calendar: CompiledCalendar, filedAt: Temporal.Instant | undefined): ClockTerms {
  const targets = fields.record('targets');
  const unknown = targets.names().find((name) => !NAMES.includes(name as CaseClock));
  if (unknown !== undefined) targets.refuse(unknown, `one of ${NAMES.join(', ')}`);
  return clockTerms(
    {
      id: 'of the case',
      validFrom: Temporal.Instant.from('1970-01-01T00:00:00Z'),
      targets: NAMES.filter((name) => targets.has(name)).map((name) => ({
        target: CLOCKS[name] satisfies ClockTarget,
        serviceId: null,
        priority: null,
        calendarId: 'of the case',
        ...lengthOf(targets, name, calendar, filedAt),
      })),
      pauseReasons: DEFAULT_PAUSE_REASONS,
      warnPercents: [],
    },
    new Map([['of the case', calendar]]),
  );
}

/** Minutes, or a value with its unit. */
function lengthOf(
  targets: Fields,
  name: CaseClock,
  calendar: CompiledCalendar,
  filedAt: Temporal.Instant | undefined,
): Pick<DeclaredTarget, 'seconds' | 'businessDays'> {
  if (typeof targets.get(name) === 'number') return { seconds: targets.number(name) * 60, businessDays: null };
  const target = targets.record(name);
  const unit = target.text('unit');
  if (unit === 'working_day') {
    const businessDays = target.whole('value');
    if (!target.flag('end_of_working_day') || filedAt === undefined) return { seconds: null, businessDays };
    // The desk promises no ends of days: such a promise is the working time up to there.
    const from = filedAt.epochMilliseconds;
    const day = Temporal.Instant.fromEpochMilliseconds(calendar.addDays(from, businessDays));
    const end = endOfWorkingDay(calendar, day).epochMilliseconds;
    return { seconds: Math.round(calendar.between(from, end) / 1000), businessDays: null };
  }
  if (!(unit in SECONDS)) return target.refuse('unit', `working_day, ${Object.keys(SECONDS).join(' or ')}`);
  return { seconds: target.number('value') * SECONDS[unit as keyof typeof SECONDS], businessDays: null };
}

function historyOf(fields: Fields): readonly ClockEvent[] {
  let ended = false;
  let before: Temporal.Instant | null = null;
  return fields.records('events').flatMap((event): ClockEvent[] => {
    const at = instantOf(event, 'at');
    if (before && Temporal.Instant.compare(at, before) < 0) event.refuse('at', 'not before the event before it');
    before = at;
    const type = event.text('type');
    const clock = event.has('clock') ? event.text('clock') : null;
    if (clock !== null && clock !== 'paused' && clock !== 'running') event.refuse('clock', 'paused or running');
    const pended: ClockEvent[] = clock === 'paused' ? [{ type: 'pended', reason: 'user', at }] : [];
    switch (type) {
      case 'created':
        return [{ type: 'filed', serviceId: 's', priority: 3, line: 'first', teamId: 't', at }, ...pended];
      case 'first_response':
      case 'agent_contact':
        return [{ type: 'agent_messaged', at }];
      case 'solved':
        ended = true;
        return [{ type: 'resolved', at }];
      case 'state': {
        if (event.has('state') && ENDS.includes(event.text('state'))) {
          ended = true;
          return [{ type: 'resolved', at }];
        }
        const reopened: ClockEvent[] = ended ? [{ type: 'reopened', assigned: true, at }] : [];
        ended = false;
        if (clock === 'paused') return [...reopened, ...pended];
        return reopened.length > 0 ? reopened : [{ type: 'resumed', at }];
      }
      default:
        return event.refuse('type', 'created, first_response, agent_contact, solved or state');
    }
  });
}
