import type { ClockTarget, Line, ResolutionCode, TicketKind, TicketState } from '@desk/contracts';
import { applyToClocks, settleClocks, type ClockFacts, type ClockTerms, type TicketClocks } from '@desk/sla';
import { clockEventsOf, type Changes, type TicketLogEntry } from '@desk/tickets';
import { Temporal } from 'temporal-polyfill';
import type { FlowEntry, FlowTicket } from '../domain/ticket-flow.js';

/** A line of the log as it is read for folding. */
export interface LoggedEvent extends FlowEntry {
  readonly type: TicketLogEntry['type'];
  readonly changes: Changes;
  readonly details: TicketLogEntry['details'];
}

export interface FoldedTicket {
  readonly clocks: TicketClocks['clocks'];
  readonly ticket: FlowTicket;
  /** From the filing on. */
  readonly log: readonly FlowEntry[];
}

const UNFILED: ClockFacts = {
  serviceId: '',
  priority: 4,
  line: 'first',
  teamId: '',
  pendingReason: null,
  active: true,
};

/** What a ticket's log alone says of its clocks and its course; null when the log does not begin with a filing. */
export function foldLog(
  ticket: { readonly id: string; readonly agencyId: string },
  log: readonly LoggedEvent[],
  terms: ClockTerms,
): FoldedTicket | null {
  const [filed] = log;
  if (filed?.type !== 'ticket.created') return null;
  const clocks = log.reduce<TicketClocks>((before, entry) => step(before, entry, terms), {
    facts: UNFILED,
    clocks: [],
  }).clocks;
  const last = <T>(field: string): T | undefined =>
    log.findLast(({ changes }) => changes[field] !== undefined)?.changes[field]?.[1] as T | undefined;
  const resolvedAt = last<string | null>('resolvedAt') ?? null;
  return {
    clocks,
    ticket: {
      ...ticket,
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

function step(before: TicketClocks, entry: LoggedEvent, terms: ClockTerms): TicketClocks {
  if (entry.type === 'sla.warned' || entry.type === 'sla.breached') return settled(before, entry, terms);
  let after = before;
  for (const event of clockEventsOf(entry, before.facts)) after = applyToClocks(after, event, terms);
  return after;
}

/** The log says which clock was found late, or near it; the others were looked at as well, but had nothing to say. */
function settled({ facts, clocks }: TicketClocks, entry: LoggedEvent, terms: ClockTerms): TicketClocks {
  const { target, cycle, dueAt } = entry.details as { target: ClockTarget; cycle: number; dueAt?: string };
  const at = dueAt === undefined ? entry.occurredAt : Temporal.Instant.from(dueAt).add({ milliseconds: 1 });
  return {
    facts,
    clocks: clocks.flatMap((clock) =>
      clock.target === target && clock.cycle === cycle
        ? settleClocks({ facts, clocks: [clock] }, at, terms).clocks
        : [clock],
    ),
  };
}
