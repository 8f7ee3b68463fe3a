import type { Line, Priority, ResolutionCode, TicketKind, TicketState } from '@desk/contracts';
import type { ClockTerms, TicketClocks } from '@desk/sla';
import { replayClocks, type ReplayLine } from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';
import type { HandOffEntry } from '../domain/hand-offs.js';
import type { FlowEntry, FlowTicket } from '../domain/ticket-flow.js';

/** A line of the log as it is read for folding. */
export type LoggedEvent = ReplayLine & FlowEntry & HandOffEntry;

export interface FoldedTicket {
  readonly clocks: TicketClocks['clocks'];
  readonly ticket: FlowTicket;
  /** From the filing on. */
  readonly log: readonly LoggedEvent[];
}

/** What a ticket's log alone says of its clocks and its course; null when the log does not begin with a filing. */
export function foldLog(
  ticket: { readonly id: string; readonly agencyId: string },
  log: readonly LoggedEvent[],
  terms: ClockTerms,
): FoldedTicket | null {
  const [filed] = log;
  const replayed = replayClocks(log, terms);
  if (filed === undefined || replayed === null) return null;
  const last = <T>(field: string): T | undefined =>
    log.findLast(({ changes }) => changes[field] !== undefined)?.changes[field]?.[1] as T | undefined;
  const resolvedAt = last<string | null>('resolvedAt') ?? null;
  return {
    clocks: replayed.clocks,
    ticket: {
      ...ticket,
      serviceId: last<string>('serviceId') ?? '',
      priority: last<Priority>('priority') ?? 3,
      kind: last<TicketKind>('kind') ?? 'incident',
      state: last<TicketState>('state') ?? 'new',
      entryLine: last<Line>('entryLine') ?? 'first',
      seenSecond: log.some(({ changes }) => changes['line']?.[1] === 'second'),
      filedAt: filed.occurredAt,
      resolvedAt: resolvedAt === null ? null : Temporal.Instant.from(resolvedAt),
      resolutionCode: last<ResolutionCode | null>('resolutionCode') ?? null,
    },
    log,
  };
}
