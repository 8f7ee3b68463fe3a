import type { WorkKind } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { ordered, type AttentionSignal, type OrderedSignal } from './attention-signal.js';

/** One stretch of an agent's work on one ticket. Sessions of one agent never overlap. */
export interface WorkSession {
  readonly agentId: string;
  readonly ticketId: string;
  readonly kind: WorkKind;
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
  readonly seconds: number;
}

export interface SessionOptions {
  /** Without input for so long, attention has ended. */
  readonly idleSeconds: number;
  /** So much of the idle tail still counts, for reading. Not more than `idleSeconds`. */
  readonly tailSeconds: number;
  /** A call that is not stopped within this time measures nothing; its attention counts instead. */
  readonly longestCallSeconds: number;
  /** The same for visits. */
  readonly longestVisitSeconds: number;
}

export const SESSION_DEFAULTS: SessionOptions = {
  idleSeconds: 120,
  tailSeconds: 30,
  longestCallSeconds: 4 * 3600,
  longestVisitSeconds: 10 * 3600,
};

/** Shorter is a flick from tab to tab. */
export const LEAST_MS = 1_000;

interface Stretch {
  readonly ticketId: string;
  readonly start: number;
  readonly end: number;
}

/** The work sessions behind a set of signals, of one agent or several, by agent and time. Order and duplicates do not matter. */
export function sessionsFrom(
  signals: readonly AttentionSignal[],
  options: SessionOptions = SESSION_DEFAULTS,
): WorkSession[] {
  const byAgent = new Map<string, AttentionSignal[]>();
  for (const signal of signals) {
    const own = byAgent.get(signal.agentId);
    if (own === undefined) byAgent.set(signal.agentId, [signal]);
    else own.push(signal);
  }
  return [...byAgent.keys()]
    .sort()
    .flatMap((agentId) => agentSessions(agentId, ordered(byAgent.get(agentId) ?? []), options));
}

/** What is counted of one agent at a moment, as far as the signals until then can tell. */
export interface RunningWork {
  readonly kind: WorkKind;
  readonly ticketId: string;
  readonly since: Temporal.Instant;
}

/** Calls before visits before attention, as they are counted. Signals of one agent, not later than `now`. */
export function runningWork(
  signals: readonly AttentionSignal[],
  now: Temporal.Instant,
  options: SessionOptions = SESSION_DEFAULTS,
): RunningWork | null {
  const stream = ordered(signals);
  const at = now.epochMilliseconds;
  const fresh = (start: number, longestSeconds: number): boolean => at - start <= longestSeconds * 1000;
  const said = (kind: WorkKind, { ticketId, start }: { readonly ticketId: string; readonly start: number }) => ({
    kind,
    ticketId,
    since: Temporal.Instant.fromEpochMilliseconds(start),
  });
  const call = timed(stream, 'start_call', 'stop_call', options.longestCallSeconds * 1000).running;
  if (call !== null && fresh(call.start, options.longestCallSeconds)) return said('call', call);
  const visit = timed(stream, 'start_visit', 'stop_visit', options.longestVisitSeconds * 1000).running;
  if (visit !== null && fresh(visit.start, options.longestVisitSeconds)) return said('visit', visit);
  const { current } = attended(stream, options);
  return current !== null && at - current.lastAct < options.idleSeconds * 1000 ? said('attention', current) : null;
}

/** Attention gives way to visits and both to calls, which a person hears wherever they are. */
function agentSessions(agentId: string, stream: readonly OrderedSignal[], options: SessionOptions): WorkSession[] {
  const calls = timed(stream, 'start_call', 'stop_call', options.longestCallSeconds * 1000).stretches;
  const made = timed(stream, 'start_visit', 'stop_visit', options.longestVisitSeconds * 1000).stretches;
  const visits = without(made, calls);
  const attention = without(without(attendedStretches(stream, options), calls), visits);
  const of = (kind: WorkKind, stretches: readonly Stretch[]): (Stretch & { kind: WorkKind })[] =>
    stretches.map((stretch) => ({ ...stretch, kind }));
  return [...of('call', calls), ...of('visit', visits), ...of('attention', attention)]
    .filter(({ start, end }) => end - start >= LEAST_MS)
    .sort((a, b) => a.start - b.start)
    .map(({ ticketId, kind, start, end }) => ({
      agentId,
      ticketId,
      kind,
      startedAt: Temporal.Instant.fromEpochMilliseconds(start),
      endedAt: Temporal.Instant.fromEpochMilliseconds(end),
      seconds: Math.round((end - start) / 1000),
    }));
}

/**
 * Attention alone. Focus and input say where the agent is, the latest wins; starting or stopping a call or visit is an act
 * only where attention already is, since the button may stand elsewhere. Blur and leave count from the tab attended to.
 */
function attended(
  stream: readonly OrderedSignal[],
  options: SessionOptions,
): { readonly stretches: readonly Stretch[]; readonly current: Attention | null } {
  const idle = options.idleSeconds * 1000;
  const tail = Math.min(options.tailSeconds, options.idleSeconds) * 1000;
  const stretches: Stretch[] = [];
  const close = ({ ticketId, start }: Attention, end: number): null => {
    stretches.push({ ticketId, start, end });
    return null;
  };
  let current = null as Attention | null;
  for (const { at, clientId, kind, ticketId } of stream) {
    if (current !== null && at - current.lastAct >= idle) current = close(current, current.lastAct + tail);
    const here = current?.ticketId === ticketId && current.clientId === clientId;
    switch (kind) {
      case 'focus':
      case 'input':
        if (current !== null && current.ticketId !== ticketId) current = close(current, at);
        current = { ticketId, clientId, start: current?.start ?? at, lastAct: at };
        break;
      case 'blur':
      case 'leave':
        if (current !== null && here) current = close(current, at);
        break;
      case 'start_call':
      case 'stop_call':
      case 'start_visit':
      case 'stop_visit':
        if (current !== null && here) current = { ...current, lastAct: at };
        break;
    }
  }
  return { stretches, current };
}

/** With the one that nothing has ended: it has lasted to the last act and for the tail. */
function attendedStretches(stream: readonly OrderedSignal[], options: SessionOptions): Stretch[] {
  const { stretches, current } = attended(stream, options);
  if (current === null) return [...stretches];
  const end = current.lastAct + Math.min(options.tailSeconds, options.idleSeconds) * 1000;
  return [...stretches, { ticketId: current.ticketId, start: current.start, end }];
}

interface Attention {
  readonly ticketId: string;
  readonly clientId: string;
  readonly start: number;
  readonly lastAct: number;
}

/** Stretches from a start to its stop, or to the next start: a person has one telephone and is in one place. */
function timed(
  stream: readonly OrderedSignal[],
  startKind: 'start_call' | 'start_visit',
  stopKind: 'stop_call' | 'stop_visit',
  longest: number,
): { readonly stretches: readonly Stretch[]; readonly running: Running | null } {
  const stretches: Stretch[] = [];
  let running = null as Running | null;
  for (const { at, kind, ticketId } of stream) {
    if (running !== null && at - running.start > longest) running = null;
    const same = running?.ticketId === ticketId;
    const stops = kind === stopKind && same;
    const starts = kind === startKind && !same;
    if (!stops && !starts) continue;
    if (running !== null) stretches.push({ ...running, end: at });
    running = starts ? { ticketId, start: at } : null;
  }
  return { stretches, running };
}

interface Running {
  readonly ticketId: string;
  readonly start: number;
}

/** What remains of stretches beside others. Both in order of time, neither overlapping in itself. */
export function without<S extends { readonly start: number; readonly end: number }>(
  stretches: readonly S[],
  taken: readonly { readonly start: number; readonly end: number }[],
): S[] {
  const rest: S[] = [];
  let from = 0;
  for (const stretch of stretches) {
    while (from < taken.length && (taken[from]?.end ?? 0) <= stretch.start) from += 1;
    let start = stretch.start;
    for (let i = from; i < taken.length; i += 1) {
      const other = taken[i];
      if (other === undefined || other.start >= stretch.end) break;
      if (other.start > start) rest.push({ ...stretch, start, end: other.start });
      start = Math.max(start, other.end);
    }
    if (start < stretch.end) rest.push({ ...stretch, start });
  }
  return rest;
}
