import type { ClockStateName, ClockTarget, Line, PendingReason, Priority, PromiseView } from '@desk/contracts';
import type { JudgeCalendar } from './judge-calendar.js';

/** What happens to a ticket; instants are epoch milliseconds. */
export type LifeEvent = { readonly at: number } & (
  | {
      readonly type: 'filed';
      readonly serviceId: string;
      readonly priority: Priority;
      readonly line: Line;
      readonly teamId: string;
    }
  | { readonly type: 'agent_messaged' | 'taken' | 'resumed' | 'resolved' | 'cancelled' | 'calendar_changed' }
  | { readonly type: 'moved'; readonly line: Line; readonly teamId: string }
  | { readonly type: 'pended'; readonly reason: PendingReason }
  | { readonly type: 'retargeted'; readonly serviceId: string; readonly priority: Priority }
  | { readonly type: 'reopened'; readonly assigned: boolean }
);

/** What is promised, in the words of the contract; the keys of services and calendars are whatever the life uses. */
export interface JudgePromises {
  readonly promises: readonly PromiseView[];
  readonly pauseReasons: Readonly<Record<ClockTarget, readonly PendingReason[]>>;
  readonly warnPercents: readonly number[];
  readonly calendars: ReadonlyMap<string, JudgeCalendar>;
}

export interface JudgedClock {
  readonly target: ClockTarget;
  readonly cycle: number;
  readonly state: ClockStateName;
  readonly startedAt: number;
  readonly targetMs: number;
  readonly usedMs: number;
  readonly dueAt: number | null;
  readonly breachedAt: number | null;
  readonly stoppedAt: number | null;
  readonly warnedPercent: number;
  readonly serviceId: string;
  readonly priority: Priority;
  readonly teamId: string;
}

interface Facts {
  readonly serviceId: string;
  readonly priority: Priority;
  readonly line: Line;
  readonly teamId: string;
  readonly pending: PendingReason | null;
  readonly open: boolean;
}

/** A stretch in which nothing happens to a clock. */
interface Stretch {
  readonly from: number;
  to: number;
  readonly running: boolean;
  readonly promise: PromiseView;
  readonly facts: Facts;
  /** The clock was stopped at its end. */
  stopped: boolean;
}

interface Run {
  readonly target: ClockTarget;
  readonly cycle: number;
  readonly startedAt: number;
  readonly stretches: Stretch[];
  end: { readonly at: number; readonly as: 'stopped' | 'void' } | null;
}

const SECOND_LINE: readonly ClockTarget[] = ['second_line_takeover', 'second_line_resolution'];
/** domain.md §3: paused for nothing. */
const PAUSED_FOR_NOTHING: readonly ClockTarget[] = ['first_response', 'second_line_takeover'];

/**
 * The clocks of a life, judged: the table of domain.md §3 written down a second time, as plainly as it reads. First the
 * stretches of each clock are laid out, then each is walked from its start, minute by minute.
 */
export function judge(life: readonly LifeEvent[], until: number, terms: JudgePromises): readonly JudgedClock[] {
  return layOut(life, until, terms).map((run) => walk(run, terms));
}

function layOut(life: readonly LifeEvent[], until: number, terms: JudgePromises): readonly Run[] {
  const runs: Run[] = [];
  let facts: Facts | null = null;
  const promised = (target: ClockTarget, now: Facts) =>
    terms.promises.find((p) => p.target === target && p.priority === now.priority && p.serviceKey === now.serviceId) ??
    terms.promises.find((p) => p.target === target && p.priority === now.priority && p.serviceKey === null);
  const start = (target: ClockTarget, at: number, now: Facts) => {
    if (!promised(target, now)) return;
    const cycle = runs.filter((run) => run.target === target).length + 1;
    runs.push({ target, cycle, startedAt: at, stretches: [], end: null });
  };
  const stop = (at: number, as: 'stopped' | 'void', targets?: readonly ClockTarget[]) => {
    for (const run of runs) {
      if (run.end || !(targets?.includes(run.target) ?? true)) continue;
      run.end = { at, as };
      (run.stretches.at(-1) as Stretch).stopped = as === 'stopped';
    }
  };

  const resume = (at: number, now: Facts) => {
    const resolution = runs.find((run) => run.target === 'resolution');
    if (!resolution) start('resolution', at, now);
    else if (promised('resolution', now)) resolution.end = null;
  };

  for (const event of life) {
    const { at } = event;
    for (const run of runs) if (!run.end) (run.stretches.at(-1) as Stretch).to = at;
    const before: Facts | null = facts;
    if (event.type === 'filed') {
      facts = { ...event, pending: null, open: true };
      for (const target of ['first_response', 'next_update', 'resolution'] as const) start(target, at, facts);
      if (facts.line === 'second') for (const target of SECOND_LINE) start(target, at, facts);
    } else if (facts && before) {
      let now: Facts = facts;
      switch (event.type) {
        case 'agent_messaged':
          if (!now.open) break;
          stop(at, 'stopped', ['first_response', 'next_update']);
          start('next_update', at, now);
          break;
        case 'taken':
          if (now.line === 'second') stop(at, 'stopped', ['second_line_takeover']);
          break;
        case 'moved':
          now = { ...now, line: event.line, teamId: event.teamId };
          if (!now.open || now.line === before.line) break;
          if (before.line === 'second') stop(at, 'stopped', SECOND_LINE);
          if (now.line === 'second') for (const target of SECOND_LINE) start(target, at, now);
          break;
        case 'pended':
          now = { ...now, pending: event.reason };
          break;
        case 'resumed':
          now = { ...now, pending: null };
          break;
        case 'retargeted':
          now = { ...now, serviceId: event.serviceId, priority: event.priority };
          // What was promised no resolution before is promised one now, with the time already used.
          if (now.open) resume(at, now);
          break;
        case 'resolved':
          now = { ...now, pending: null, open: false };
          stop(at, 'stopped');
          break;
        case 'cancelled':
          now = { ...now, pending: null, open: false };
          stop(at, 'void');
          break;
        case 'reopened': {
          if (now.open) {
            now = { ...now, pending: null };
            break;
          }
          now = { ...now, pending: null, open: true };
          resume(at, now);
          if (now.line !== 'second') break;
          if (!event.assigned) start('second_line_takeover', at, now);
          start('second_line_resolution', at, now);
          break;
        }
        case 'calendar_changed':
          break;
      }
      facts = now;
    }
    if (!facts) continue;
    for (const run of runs) {
      if (run.end) continue;
      const promise = promised(run.target, facts);
      if (!promise) {
        run.end = { at, as: 'void' };
        continue;
      }
      const pausing =
        facts.pending !== null &&
        !PAUSED_FOR_NOTHING.includes(run.target) &&
        terms.pauseReasons[run.target].includes(facts.pending);
      run.stretches.push({ from: at, to: until, running: !pausing, promise, facts, stopped: false });
    }
  }
  return runs;
}

function walk(run: Run, terms: JudgePromises): JudgedClock {
  let used = 0;
  let targetMs = 0;
  let calendarKey = '';
  let breachedAt: number | null = null;
  let warned = 0;
  let owner = ownerOf((run.stretches[0] as Stretch).facts);
  let dueAt: number | null = null;

  for (const { from, to, running, promise, facts, stopped } of run.stretches) {
    const calendar = terms.calendars.get(promise.calendarKey) as JudgeCalendar;
    const promisedMs = lengthOf(promise, run.startedAt, calendar);
    if (promisedMs !== targetMs || promise.calendarKey !== calendarKey) {
      const point = (percent: number) => Math.ceil((promisedMs * percent) / 100);
      const over = used > promisedMs;
      const passed = terms.warnPercents.filter((percent) => used >= point(percent));
      if (!(over && breachedAt !== null)) owner = ownerOf(facts);
      if (targetMs !== 0) warned = over ? (terms.warnPercents.at(-1) ?? 0) : Math.min(warned, passed.at(-1) ?? 0);
      breachedAt = over ? (breachedAt ?? from) : null;
      [targetMs, calendarKey] = [promisedMs, promise.calendarKey];
    }
    dueAt = null;
    if (running && breachedAt === null) {
      for (const percent of terms.warnPercents) {
        const at = calendar.reach(from, Math.ceil((targetMs * percent) / 100) - used);
        if (percent > warned && at <= to) warned = percent;
      }
      dueAt = calendar.reach(from, targetMs - used);
      if (dueAt < to) {
        breachedAt = dueAt;
        owner = ownerOf(facts);
      }
    }
    if (running) {
      dueAt = breachedAt ?? dueAt;
      used += calendar.worked(from, to);
    }
    if (stopped && breachedAt === null) owner = ownerOf(facts);
  }

  const last = run.stretches.at(-1) as Stretch;
  const ended: ClockStateName | undefined = run.end
    ? run.end.as === 'void'
      ? 'void'
      : breachedAt === null
        ? 'met'
        : 'missed'
    : undefined;
  return {
    target: run.target,
    cycle: run.cycle,
    state: ended ?? (last.running ? 'running' : 'paused'),
    startedAt: run.startedAt,
    targetMs,
    usedMs: used,
    dueAt: ended ? null : dueAt,
    breachedAt,
    stoppedAt: run.end?.at ?? null,
    warnedPercent: warned,
    ...owner,
  };
}

/** A promise in days is the working time from the start to its day. */
function lengthOf(promise: PromiseView, startedAt: number, calendar: JudgeCalendar): number {
  if (promise.businessDays === null) return (promise.seconds ?? 0) * 1000;
  return calendar.worked(startedAt, calendar.addDays(startedAt, promise.businessDays));
}

const ownerOf = ({ serviceId, priority, teamId }: Facts) => ({ serviceId, priority, teamId });
