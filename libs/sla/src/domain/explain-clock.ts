import type { ClockMark, ClockTarget, PendingReason, StretchReason } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { isLive, type Clock } from './clock.js';
import type { CalendarReason, ClockTerms, DeclaredTarget } from './declaration.js';
import {
  applyToClocks,
  settleClocks,
  startClocks,
  type ClockEvent,
  type ClockFacts,
  type ClockResult,
} from './ticket-clocks.js';

/** A stretch of time and what became of it for a clock, `[from, to)` in epoch milliseconds. */
export interface ExplainedStretch {
  readonly from: number;
  readonly to: number;
  readonly reason: StretchReason;
  /** Of the holiday or special day. */
  readonly name: string | null;
  /** With `waiting`. */
  readonly pendingReason: PendingReason | null;
  /** Still to come: from now to the due time, should nothing change. */
  readonly expected: boolean;
}

export interface ExplainedMark {
  readonly at: Temporal.Instant;
  readonly kind: ClockMark['kind'];
  /** With `warned`. */
  readonly percent: number | null;
  /** With `retargeted`: working seconds before and after. */
  readonly targetSeconds: readonly [before: number, after: number] | null;
}

export interface ExplainedClock {
  /** As it stands at the instant of the explanation. */
  readonly clock: Clock;
  /** What its ticket is promised, or was when the clock ended. */
  readonly promise: Pick<ClockFacts, 'serviceId' | 'priority'> & Pick<DeclaredTarget, 'businessDays'>;
  /** Every cycle of its target so far. */
  readonly cycles: readonly number[];
  /** They touch, and cover the clock from its start to its stop; to now, and on to its due time, while it has none. */
  readonly stretches: readonly ExplainedStretch[];
  /** In the order of their times. */
  readonly marks: readonly ExplainedMark[];
}

/** Which clock of a ticket; without a cycle the latest of its target. */
export interface WhichClock {
  readonly target: ClockTarget;
  readonly cycle?: number | undefined;
}

/** Why a clock that is there does not count open time. */
interface Hold {
  readonly reason: 'waiting' | 'resolved' | 'not_promised';
  readonly pendingReason: PendingReason | null;
}

/** From one event to the next nothing about the clock changes but the time. */
interface Phase {
  readonly from: Temporal.Instant;
  readonly calendarId: string;
  readonly hold: Hold | null;
}

/**
 * What became of every moment of a clock, from the history of its ticket. Closed hours win over what else holds the clock:
 * a wait outside opening hours costs nothing, so it explains nothing. Null when the ticket has no such clock, or its
 * history does not begin with the filing.
 */
export function explainClock(
  history: readonly ClockEvent[],
  which: WhichClock,
  now: Temporal.Instant,
  terms: ClockTerms,
): ExplainedClock | null {
  const steps = stepsOf(history, terms);
  const last = steps.at(-1);
  if (!last) return null;
  const at = Temporal.Instant.compare(now, last.event.at) < 0 ? last.event.at : now;
  const settled = settleClocks(last, at, terms);
  const cycles = settled.clocks.filter(({ target }) => target === which.target).map(({ cycle }) => cycle);
  const cycle = which.cycle ?? Math.max(...cycles);
  const find = ({ clocks }: Pick<ClockResult, 'clocks'>): Clock | undefined =>
    clocks.find((clock) => clock.target === which.target && clock.cycle === cycle);
  const clock = find(settled);
  if (!clock) return null;

  const marks: ExplainedMark[] = [];
  const phases: Phase[] = [];
  const tell = ({ warnings, breaches }: Pick<ClockResult, 'warnings' | 'breaches'>) => {
    const mine = (told: { readonly target: ClockTarget; readonly cycle: number }) =>
      told.target === clock.target && told.cycle === cycle;
    return [
      ...warnings.filter(mine).map(({ at, percent }) => mark(at, 'warned', { percent })),
      ...breaches.filter(mine).map(({ at }) => mark(at, 'breached')),
    ];
  };
  steps.forEach((step, index) => {
    const after = find(step);
    if (!after) return;
    const { event, facts } = step;
    const told = tell(step);
    // Late only by what the event itself changed: told after it.
    const isOfEvent = ({ at, kind }: ExplainedMark) => kind === 'breached' && at.equals(event.at);
    marks.push(...told.filter((one) => !isOfEvent(one)));
    marks.push(...marksBetween(find(steps[index - 1] ?? NOTHING), after, event, steps[index - 1]?.facts));
    marks.push(...told.filter(isOfEvent));
    phases.push({ from: event.at, calendarId: after.calendarId, hold: holdOf(after, facts) });
  });
  marks.push(...tell(settled));
  const isDue = clock.state === 'running' && clock.breachedAt === null && clock.dueAt !== null;
  if (isDue && clock.dueAt) marks.push(mark(clock.dueAt, 'due'));

  const end = clock.stoppedAt ?? at;
  const stretches = phases.flatMap(({ from, ...phase }, index) =>
    cut(from, earlier(phases[index + 1]?.from ?? end, end), phase, false, terms),
  );
  const expected =
    isDue && clock.dueAt ? cut(at, clock.dueAt, { calendarId: clock.calendarId, hold: null }, true, terms) : [];
  return {
    clock,
    promise: promiseOf(steps, clock.target, find, terms),
    cycles,
    stretches: joined([...stretches, ...expected]),
    marks: marks.sort((a, b) => Temporal.Instant.compare(a.at, b.at)),
  };
}

/** Milliseconds by reason, of what has passed. */
export function sumsOf(stretches: readonly ExplainedStretch[]): Readonly<Record<StretchReason, number>> {
  const sums: Record<StretchReason, number> = {
    counted: 0,
    outside_hours: 0,
    holiday: 0,
    special_day: 0,
    waiting: 0,
    resolved: 0,
    not_promised: 0,
  };
  for (const { from, to, reason, expected } of stretches) if (!expected) sums[reason] += to - from;
  return sums;
}

/** Counted milliseconds that are still to come before the due time. */
export function remainingMs(stretches: readonly ExplainedStretch[]): number {
  return stretches.reduce(
    (sum, { from, to, reason, expected }) => (expected && reason === 'counted' ? sum + to - from : sum),
    0,
  );
}

/** The clocks of a ticket after an event. */
type Step = ClockResult & { readonly event: ClockEvent };

/** A step for each event; none when the first is not the filing. */
function stepsOf([filed, ...rest]: readonly ClockEvent[], terms: ClockTerms): readonly Step[] {
  if (filed?.type !== 'filed') return [];
  let last: Step = { event: filed, ...startClocks(filed, filed.at, terms) };
  const steps = [last];
  for (const event of rest) steps.push((last = { event, ...applyToClocks(last, event, terms) }));
  return steps;
}

/**
 * The promise that the clock went by last. Not that of its owner: a breach stays with whom it was counted to, also under
 * another priority.
 */
function promiseOf(
  steps: readonly Step[],
  target: ClockTarget,
  find: (step: Step) => Clock | undefined,
  terms: ClockTerms,
): ExplainedClock['promise'] {
  const last = steps.findLast((step) => {
    const clock = find(step);
    return clock !== undefined && isLive(clock);
  });
  // A clock is live from the step that starts it.
  const { serviceId, priority } = (last as Step).facts;
  const declared = terms.targetFor(target, serviceId, priority);
  return { serviceId, priority, businessDays: declared?.businessDays ?? null };
}

const NOTHING: Pick<ClockResult, 'clocks'> = { clocks: [] };

function mark(
  at: Temporal.Instant,
  kind: ExplainedMark['kind'],
  more: Partial<Pick<ExplainedMark, 'percent' | 'targetSeconds'>> = {},
): ExplainedMark {
  return { at, kind, percent: null, targetSeconds: null, ...more };
}

/** What an event did to the clock, beside warnings and breaches. */
function marksBetween(
  before: Clock | undefined,
  after: Clock,
  event: ClockEvent,
  factsBefore: ClockFacts | undefined,
): readonly ExplainedMark[] {
  const { at } = event;
  if (!before) {
    const started = mark(at, 'started');
    return after.state === 'paused' ? [started, mark(at, 'paused')] : [started];
  }
  const marks: ExplainedMark[] = [];
  if (!isLive(before) && isLive(after)) marks.push(mark(at, factsBefore?.active ? 'resumed' : 'reopened'));
  if (event.type === 'calendar_changed') {
    const isMoved = event.moved?.some(({ target, cycle }) => target === after.target && cycle === after.cycle);
    if (isMoved) marks.push(mark(at, 'rescheduled'));
  } else if (before.targetSeconds !== after.targetSeconds || before.calendarId !== after.calendarId) {
    marks.push(mark(at, 'retargeted', { targetSeconds: [before.targetSeconds, after.targetSeconds] }));
  }
  if (before.state !== 'paused' && after.state === 'paused') marks.push(mark(at, 'paused'));
  if (before.state === 'paused' && after.state === 'running') marks.push(mark(at, 'resumed'));
  if (isLive(before) && !isLive(after)) marks.push(mark(at, 'stopped'));
  return marks;
}

function holdOf(clock: Clock, { active, pendingReason }: ClockFacts): Hold | null {
  if (clock.state === 'running') return null;
  if (clock.state === 'paused') return { reason: 'waiting', pendingReason };
  return { reason: active ? 'not_promised' : 'resolved', pendingReason: null };
}

/** The stretches of a phase: why the calendar is closed, or what becomes of open time. */
function cut(
  from: Temporal.Instant,
  to: Temporal.Instant,
  { calendarId, hold }: Pick<Phase, 'calendarId' | 'hold'>,
  expected: boolean,
  terms: ClockTerms,
): readonly ExplainedStretch[] {
  const open = hold ?? { reason: 'counted' as const, pendingReason: null };
  return terms
    .calendar(calendarId)
    .stretches(from.epochMilliseconds, to.epochMilliseconds)
    .map(({ from, to, reason, name }) => ({
      from,
      to,
      ...(isClosed(reason) ? { reason, name, pendingReason: null } : { ...open, name: null }),
      expected,
    }));
}

const isClosed = (reason: CalendarReason): reason is Exclude<CalendarReason, 'open'> => reason !== 'open';

/** Neighbours to which the same happened are one stretch. */
function joined(stretches: readonly ExplainedStretch[]): readonly ExplainedStretch[] {
  const all: ExplainedStretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (
      last?.reason === stretch.reason &&
      last.name === stretch.name &&
      last.pendingReason === stretch.pendingReason &&
      last.expected === stretch.expected
    ) {
      all[all.length - 1] = { ...last, to: stretch.to };
    } else all.push(stretch);
  }
  return all;
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}
