import { CLOCK_TARGETS, type ClockTarget, type ClockView, type Page } from '@desk/contracts';
import { ticketPolicy, type Actor } from '@desk/access';
import { toInstant, toIso } from '@desk/platform';
import { Declarations, usedSeconds, type Clock } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { TicketReads } from './ticket-reads.js';

/** What the city promises the requester; the rest is between its lines. */
const PROMISED: readonly ClockTarget[] = ['first_response', 'resolution'];

/** The clocks of a ticket as they stand now: all for agents and contact, the promised ones for the requester. */
@Injectable()
export class TicketClocks {
  constructor(
    private readonly reads: TicketReads,
    private readonly declarations: Declarations,
  ) {}

  async run(actor: Actor, idOrNumber: string): Promise<Page<ClockView>> {
    return this.reads.within(actor, idOrNumber, 'read', async (tx, ticket) => {
      const all =
        ticketPolicy.readInternal(actor, ticket) ||
        (actor.id !== ticket.requesterId && actor.contactAgencyIds.includes(ticket.agencyId));
      const rows = await tx.query<ClockRow>(CLOCKS, [ticket.id, all ? CLOCK_TARGETS : PROMISED]);
      const terms = await this.declarations.terms(tx, ticket.declarationId);
      const items = rows.map((row) => view(clockOf(row), (clock) => usedSeconds(clock, tx.now, terms)));
      return { items, nextCursor: null };
    });
  }
}

type ClockRow = Omit<Clock, 'usedMs' | 'startedAt' | 'anchorAt' | 'dueAt' | 'wakeAt' | 'breachedAt' | 'stoppedAt'> & {
  readonly usedMs: string;
  readonly startedAt: Date;
  readonly anchorAt: Date;
  readonly dueAt: Date | null;
  readonly wakeAt: Date | null;
  readonly breachedAt: Date | null;
  readonly stoppedAt: Date | null;
};

const CLOCKS = /* sql */ `
select target, cycle, state, started_at as "startedAt", target_seconds as "targetSeconds", calendar_id as "calendarId",
  used_ms as "usedMs", anchor_at as "anchorAt", due_at as "dueAt", wake_at as "wakeAt", warned_percent as "warnedPercent",
  breached_at as "breachedAt", stopped_at as "stoppedAt", service_id as "serviceId", priority, team_id as "teamId"
from sla_clock where ticket_id = $1 and target = any($2::text[])
order by started_at, target, cycle`;

function clockOf(row: ClockRow): Clock {
  const at = (value: Date | null): Temporal.Instant | null => value && toInstant(value);
  return {
    ...row,
    usedMs: Number(row.usedMs),
    startedAt: toInstant(row.startedAt),
    anchorAt: toInstant(row.anchorAt),
    dueAt: at(row.dueAt),
    wakeAt: at(row.wakeAt),
    breachedAt: at(row.breachedAt),
    stoppedAt: at(row.stoppedAt),
  };
}

function view(clock: Clock, used: (clock: Clock) => number): ClockView {
  return {
    target: clock.target,
    cycle: clock.cycle,
    state: clock.state,
    startedAt: toIso(clock.startedAt),
    dueAt: toIso(clock.dueAt),
    usedSeconds: used(clock),
    targetSeconds: clock.targetSeconds,
    ...(clock.breachedAt && { breachedAt: toIso(clock.breachedAt) }),
    ...(clock.stoppedAt && { stoppedAt: toIso(clock.stoppedAt) }),
  };
}
