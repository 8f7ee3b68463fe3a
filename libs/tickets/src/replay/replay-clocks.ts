import type { ClockTarget } from '@desk/contracts';
import { applyToClocks, settleClocks, type ClockTerms, type TicketClocks } from '@desk/sla';
import { Temporal } from 'temporal-polyfill';
import { clockEventsOf, UNFILED } from '../clock-events.js';
import type { TicketLogEntry } from '../domain/decision.js';

/** A line of the log, as far as clocks care. */
export type ReplayLine = Pick<TicketLogEntry, 'type' | 'occurredAt' | 'changes' | 'details'>;

/**
 * The clocks that a ticket's log makes under some terms, as their rows stand after its last line; null when it does not
 * begin with the filing. What has fallen due since is for whoever settles the clocks next.
 */
export function replayClocks(log: readonly ReplayLine[], terms: ClockTerms): TicketClocks | null {
  if (log[0]?.type !== 'ticket.created') return null;
  return log.reduce<TicketClocks>((before, line) => step(before, line, terms), { facts: UNFILED, clocks: [] });
}

function step(before: TicketClocks, line: ReplayLine, terms: ClockTerms): TicketClocks {
  if (line.type === 'sla.warned' || line.type === 'sla.breached') return lookedAt(before, line, terms);
  let after = before;
  for (const event of clockEventsOf(line, before.facts)) after = applyToClocks(after, event, terms);
  return after;
}

/**
 * The log says which clock was found late, or near it. That is no more than that it was looked at then: whether it was
 * late is said by the terms. The others were looked at as well, but had nothing to say.
 */
function lookedAt({ facts, clocks }: TicketClocks, line: ReplayLine, terms: ClockTerms): TicketClocks {
  const { target, cycle, dueAt } = line.details as { target: ClockTarget; cycle: number; dueAt?: string };
  const at = dueAt === undefined ? line.occurredAt : Temporal.Instant.from(dueAt).add({ milliseconds: 1 });
  return {
    facts,
    clocks: clocks.flatMap((clock) =>
      clock.target === target && clock.cycle === cycle
        ? settleClocks({ facts, clocks: [clock] }, at, terms).clocks
        : [clock],
    ),
  };
}
