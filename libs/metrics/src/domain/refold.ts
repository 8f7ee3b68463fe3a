import { Temporal } from 'temporal-polyfill';
import { ordered, type AttentionSignal } from './attention-signal.js';
import { SESSION_DEFAULTS, sessionsFrom, type SessionOptions, type WorkSession } from './sessions.js';

export interface RefoldInput {
  /** The stored signals of one agent, from `storedFrom` on. */
  readonly stored: readonly AttentionSignal[];
  /** What has just come, of the same agent; may be late or known already. */
  readonly incoming: readonly AttentionSignal[];
  /** Null: `stored` holds every signal of the agent. */
  readonly storedFrom: Temporal.Instant | null;
}

export interface Refold {
  /** Nothing of the agent lasts across this moment: all sessions that start before it stand. */
  readonly from: Temporal.Instant;
  /** The agent's sessions from then on; `diffSessions` against the stored ones says what to delete and insert. */
  readonly sessions: readonly WorkSession[];
}

/**
 * Folds the stretch anew that late or new signals touch: from the last quiet moment before them to the end. Gives the same
 * sessions as if everything had come in time. Null when the stored signals do not reach back to a quiet moment; then load
 * more of them (`storedFrom: null` always suffices).
 */
export function refold(input: RefoldInput, options: SessionOptions = SESSION_DEFAULTS): Refold | null {
  const all = [...input.stored, ...input.incoming];
  const quiet = quietMoment(input, all, options);
  if (quiet === null) return null;
  const from = Temporal.Instant.fromEpochMilliseconds(quiet);
  const sessions = sessionsFrom(all, options).filter(({ startedAt }) => startedAt.epochMilliseconds >= quiet);
  return { from, sessions };
}

/** How far back stored signals are needed, in most cases, for what has just come: over one night. */
export function refoldLookback(
  incoming: readonly AttentionSignal[],
  options: SessionOptions = SESSION_DEFAULTS,
): Temporal.Instant {
  const earliest = Math.min(...incoming.map(({ at }) => at.epochMilliseconds));
  const reach = 24 * 3600 + options.longestVisitSeconds + options.idleSeconds;
  return Temporal.Instant.fromEpochMilliseconds(earliest - reach * 1000);
}

/** The latest moment not after the incoming signals at which no attention, call or visit of the signals before it goes on. */
function quietMoment(input: RefoldInput, all: readonly AttentionSignal[], options: SessionOptions): number | null {
  const incoming = new Set(input.incoming.map(keyOf));
  const idle = options.idleSeconds * 1000;
  const longest = { start_call: options.longestCallSeconds * 1000, start_visit: options.longestVisitSeconds * 1000 };
  // What went on before the first stored signal is unknown, but none of it lasts longer than this.
  let busyUntil =
    input.storedFrom === null
      ? Number.NEGATIVE_INFINITY
      : input.storedFrom.epochMilliseconds + Math.max(idle, ...Object.values(longest));
  let quiet: number | null = null;
  let timers: { readonly stop: 'stop_call' | 'stop_visit'; readonly ticketId: string; readonly until: number }[] = [];
  for (const signal of ordered(all)) {
    const { at, kind, ticketId } = signal;
    timers = timers.filter(({ until }) => until >= at);
    if (at >= busyUntil && timers.length === 0) quiet = at;
    if (incoming.has(keyOf(signal))) return quiet;
    busyUntil = Math.max(busyUntil, at + idle);
    if (kind === 'start_call' || kind === 'start_visit') {
      timers.push({ stop: kind === 'start_call' ? 'stop_call' : 'stop_visit', ticketId, until: at + longest[kind] });
    } else {
      timers = timers.filter((timer) => timer.stop !== kind || timer.ticketId !== ticketId);
    }
  }
  return quiet;
}

function keyOf({ clientId, seq }: { readonly clientId: string; readonly seq: number }): string {
  return `${seq} ${clientId}`;
}

/** What turns one list of sessions into another. `remove` holds elements of `before`, so that rows keep their ids. */
export function diffSessions<Stored extends Identified>(
  before: readonly Stored[],
  after: readonly Identified[],
): { readonly remove: readonly Stored[]; readonly insert: readonly Identified[] } {
  const wanted = new Set(after.map(identity));
  const present = new Set(before.map(identity));
  return {
    remove: before.filter((session) => !wanted.has(identity(session))),
    insert: after.filter((session) => !present.has(identity(session))),
  };
}

type Identified = WorkSession & { readonly correctionId?: string | null };

function identity({ agentId, ticketId, kind, startedAt, endedAt, correctionId = null }: Identified): string {
  return [agentId, ticketId, kind, startedAt.epochMilliseconds, endedAt.epochMilliseconds, correctionId].join(' ');
}
