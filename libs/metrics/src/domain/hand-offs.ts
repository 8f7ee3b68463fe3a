import type { HandOffKind, LedgerReason } from '@desk/contracts';
import { HAND_OFF_REASONS } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { cityDay } from './city-day.js';
import { isOpen, type FlowEntry } from './ticket-flow.js';

/** A line of the log with its place in it. */
export type HandOffEntry = Pick<FlowEntry, 'type' | 'occurredAt' | 'changes' | 'details'> & { readonly seq: number };

/** Once that a ticket went from one team to another. */
export interface HandOff {
  readonly agencyId: string;
  readonly ticketId: string;
  readonly seq: number;
  readonly kind: HandOffKind;
  readonly fromTeamId: string;
  readonly toTeamId: string;
  readonly reason: LedgerReason;
  /** The city's date. */
  readonly day: string;
  /** When the giving team got it: the hand-off before, or the filing. ISO 8601. */
  readonly since: string;
  readonly at: string;
  /** Working seconds until somebody had it, it went on, or it ended; null while nobody has it. */
  readonly waitedSeconds: number | null;
}

/**
 * Every hand-off between teams that a log tells of, `log` from the filing on. Waiting is working time of the city's
 * calendar from the hand-off until somebody has the ticket, it goes on to another team, or is open no more. The minutes of
 * a hand-off are not here: they are the work sessions that began between `since` and `at`, the giving team's, and each
 * minute of work on a ticket belongs to one hand-off at most.
 */
export function handOffs(
  ticket: { readonly id: string; readonly agencyId: string },
  log: readonly HandOffEntry[],
  calendar: { between(from: number, to: number): number },
): HandOff[] {
  const found: HandOff[] = [];
  let since = log[0]?.occurredAt;
  for (const [index, entry] of log.entries()) {
    const [from, to] = entry.changes['teamId'] ?? [null, null];
    if (since === undefined || typeof from !== 'string' || typeof to !== 'string') continue;
    const end = waitEnd(entry, log.slice(index + 1));
    const waited =
      end && Math.round(calendar.between(entry.occurredAt.epochMilliseconds, end.epochMilliseconds) / 1000);
    found.push({
      agencyId: ticket.agencyId,
      ticketId: ticket.id,
      seq: entry.seq,
      kind: kindOf(entry),
      fromTeamId: from,
      toTeamId: to,
      reason: reasonOf(entry),
      day: cityDay(entry.occurredAt),
      since: iso(since),
      at: iso(entry.occurredAt),
      waitedSeconds: waited,
    });
    since = entry.occurredAt;
  }
  return found;
}

function waitEnd(entry: HandOffEntry, later: readonly HandOffEntry[]): Temporal.Instant | null {
  if (typeof entry.changes['assigneeId']?.[1] === 'string') return entry.occurredAt;
  const end = later.find(
    ({ changes }) =>
      typeof changes['assigneeId']?.[1] === 'string' ||
      typeof changes['teamId']?.[1] === 'string' ||
      (changes['state'] != null && !isOpen(changes['state'][1])),
  );
  return end?.occurredAt ?? null;
}

function kindOf({ type, details }: HandOffEntry): HandOffKind {
  if (type === 'ticket.escalated') return 'escalate';
  if (type === 'ticket.handed_back') return 'hand_back';
  return details['why'] === 'overflow' ? 'overflow' : 'transfer';
}

/** Words are for who works on the ticket; what is counted is the reason that was chosen. */
function reasonOf({ details }: HandOffEntry): LedgerReason {
  if (typeof details['rule'] === 'string') return 'rule';
  if (details['why'] === 'overflow') return 'capacity';
  return HAND_OFF_REASONS.find((code) => code === details['reasonCode']) ?? 'unsaid';
}

const iso = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toISOString();
