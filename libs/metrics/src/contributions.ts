import { Calendars } from '@desk/agencies';
import { toInstant, type ReadTx, type Tx } from '@desk/platform';
import { Declarations, loadClocks } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import { APPLY_CLOCK_OUTCOMES, APPLY_FLOW, APPLY_HAND_OFFS, MAKE_SUMS_ANEW } from './contribution-tables.js';
import { clockOutcomes, type ClockOutcome } from './domain/clock-outcome.js';
import { handOffs, type HandOffEntry } from './domain/hand-offs.js';
import { ticketFlow, type FlowEntry, type FlowTicket } from './domain/ticket-flow.js';

/** Tickets in one statement. */
const BATCH = 500;
/** What is read of the changes in a ticket's log. */
const PLACE_FIELDS = ['teamId', 'line', 'state', 'pendingReason', 'assigneeId', 'serviceId', 'priority'] as const;
/** Held in common by those who lock ticket by ticket, alone by who writes more tickets than the server has locks for. */
const WHOLE = 6_000_000;

/**
 * Keeps what each ticket contributes to the figures. It is always made anew from the ticket as it stands, and only the
 * difference to what it contributed before goes into the sums: events may come late, twice, or in any order.
 */
@Injectable()
export class Contributions {
  constructor(
    private readonly declarations: Declarations,
    private readonly calendars: Calendars,
  ) {}

  async recompute(tx: Tx, ticketIds: readonly string[]): Promise<void> {
    const ids = [...new Set(ticketIds)].sort();
    if (ids.length === 0) return;
    await lock(tx, ids);
    for (let from = 0; from < ids.length; from += BATCH) await this.batch(tx, ids.slice(from, from + BATCH));
  }

  /** Adds everything up once more, while nobody else adds. */
  async sumAnew(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [WHOLE]);
    for (const sql of MAKE_SUMS_ANEW) await tx.query(sql);
  }

  private async batch(tx: Tx, ids: readonly string[]): Promise<void> {
    const tickets = await loadTickets(tx, ids);
    const clocks = await loadClocks(tx, ids);
    const logs = await loadLogs(tx, ids);
    const outcomes: ClockOutcome[] = [];
    for (const ticket of tickets) {
      const terms = await this.declarations.terms(tx, ticket.declarationId);
      outcomes.push(...clockOutcomes(ticket, clocks.get(ticket.id) ?? [], { log: logs.get(ticket.id) ?? [], terms }));
    }
    await tx.prepared('clock-outcomes', APPLY_CLOCK_OUTCOMES, [ids, JSON.stringify(outcomes)]);
    await tx.prepared('ticket-flow', APPLY_FLOW, [
      ids,
      JSON.stringify(tickets.flatMap((ticket) => ticketFlow(ticket, logs.get(ticket.id) ?? []))),
    ]);
    const city = await this.calendars.city(tx);
    const handed = tickets.flatMap((ticket) => handOffs(ticket, logs.get(ticket.id) ?? [], city));
    // A log only grows: where there are none, there were none.
    if (handed.length > 0) await tx.prepared('hand-offs', APPLY_HAND_OFFS, [handedIds(handed), JSON.stringify(handed)]);
  }
}

const handedIds = (handed: readonly { readonly ticketId: string }[]): string[] => [
  ...new Set(handed.map(({ ticketId }) => ticketId)),
];

async function lock(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > BATCH) {
    await tx.query('select pg_advisory_xact_lock($1)', [WHOLE]);
    return;
  }
  // In the order of the ids, so that two handlers with the same tickets do not wait for each other.
  await tx.prepared(
    'counted-lock',
    `select pg_advisory_xact_lock_shared($2), pg_advisory_xact_lock(hashtextextended(id::text, 6))
     from (select unnest($1::uuid[]) as id order by 1) t`,
    [ids, WHOLE],
  );
}

type CountedTicket = FlowTicket & { readonly declarationId: string };
type TicketRow = Omit<CountedTicket, 'filedAt' | 'resolvedAt'> & {
  readonly filedAt: Date;
  readonly resolvedAt: Date | null;
};

async function loadTickets(tx: ReadTx, ids: readonly string[]): Promise<CountedTicket[]> {
  const rows = await tx.prepared<TicketRow>(
    'counted-tickets',
    `select id, agency_id as "agencyId", service_id as "serviceId", priority, kind, state, entry_line as "entryLine", seen_second as "seenSecond",
       filed_at as "filedAt", resolved_at as "resolvedAt", resolution_code as "resolutionCode",
       declaration_id as "declarationId"
     from ticket where id = any($1::uuid[])`,
    [ids],
  );
  return rows.map((row) => ({
    ...row,
    filedAt: toInstant(row.filedAt),
    resolvedAt: row.resolvedAt && toInstant(row.resolvedAt),
  }));
}

type Logged = FlowEntry & HandOffEntry;

/** From the filing on, what says where a ticket stands. */
async function loadLogs(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, Logged[]>> {
  const rows = await tx.prepared<Omit<Logged, 'occurredAt'> & { ticketId: string; occurredAt: Date }>(
    'counted-log',
    `select ticket_id as "ticketId", seq, type, occurred_at as "occurredAt",
       jsonb_strip_nulls(jsonb_build_object(${PLACE_FIELDS.map((field) => `'${field}', changes -> '${field}'`).join(', ')})) as changes,
       jsonb_build_object('authorRole', details -> 'authorRole', 'reasonCode', details -> 'reasonCode', 'rule', details -> 'rule',
         'why', details -> 'why') as details
     from ticket_event
     where ticket_id = any($1::uuid[])
       and (seq = 1 or changes ?| array[${PLACE_FIELDS.map((field) => `'${field}'`).join(', ')}] or type = 'ticket.messaged')
     order by ticket_id, seq`,
    [ids],
  );
  const logs = new Map<string, Logged[]>();
  for (const { ticketId, ...row } of rows) {
    const entry = { ...row, occurredAt: toInstant(row.occurredAt) };
    const log = logs.get(ticketId);
    if (log) log.push(entry);
    else logs.set(ticketId, [entry]);
  }
  return logs;
}
