import type { Temporal } from 'temporal-polyfill';

/** Real seconds, rounded. */
export interface TimeByPlace {
  /** Open, and nobody had it. */
  readonly queueSeconds: number;
  /** Pending, or at an agreed time. */
  readonly holdSeconds: number;
  /** Open, and somebody had it. */
  readonly agentSeconds: number;
}

interface Entry {
  readonly occurredAt: Temporal.Instant;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown] | null>>;
}

type Place = keyof TimeByPlace | null;

/**
 * Where a ticket's time went from the first line of its log until an instant. Each stretch between two lines belongs to
 * where the ticket stood in it; while it was resolved and not yet reopened, to nowhere.
 */
export function timeByPlace(log: readonly Entry[], until: Temporal.Instant): TimeByPlace {
  const ms = { queueSeconds: 0, holdSeconds: 0, agentSeconds: 0 };
  const end = until.epochMilliseconds;
  let [state, assignee]: [unknown, unknown] = ['new', null];
  for (const [index, { occurredAt, changes }] of log.entries()) {
    state = changes['state'] ? changes['state'][1] : state;
    assignee = changes['assigneeId'] ? changes['assigneeId'][1] : assignee;
    const place = placeOf(state, assignee);
    const to = Math.min(log[index + 1]?.occurredAt.epochMilliseconds ?? end, end);
    if (place !== null) ms[place] += Math.max(to - occurredAt.epochMilliseconds, 0);
  }
  const seconds = (of: keyof TimeByPlace): number => Math.round(ms[of] / 1000);
  return {
    queueSeconds: seconds('queueSeconds'),
    holdSeconds: seconds('holdSeconds'),
    agentSeconds: seconds('agentSeconds'),
  };
}

function placeOf(state: unknown, assignee: unknown): Place {
  if (state === 'new' || state === 'open') return assignee === null ? 'queueSeconds' : 'agentSeconds';
  return state === 'scheduled' || String(state).startsWith('pending_') ? 'holdSeconds' : null;
}
