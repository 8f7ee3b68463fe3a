import type { ClockTarget } from '@desk/contracts';
import { toIso } from '@desk/platform';
import { CLOCK_COLUMNS, clockRow, nextDueAt, type Clock, type ClockRow, type TicketClocks } from '@desk/sla';
import type { ReplayTicket } from './replay-reads.js';

/** One thing that stands in a table and is not what the log makes. */
export interface ReplayDifference {
  readonly ticketId: string;
  readonly number: number;
  /** null: of the ticket itself. */
  readonly target: ClockTarget | null;
  readonly cycle: number | null;
  /** Column, or `row` when there is no such clock on one side. */
  readonly field: string;
  readonly stored: string;
  readonly replayed: string;
}

const COMPARED = CLOCK_COLUMNS.filter((column) => !['ticket_id', 'target', 'cycle'].includes(column));

/** The rows that the clocks of a ticket are kept as. */
export function rowsOf(ticket: Pick<ReplayTicket, 'id' | 'agencyId'>, clocks: readonly Clock[]): ClockRow[] {
  return clocks.map((clock) => clockRow(ticket.agencyId, ticket.id, clock));
}

/** What is stored otherwise than a replay of the ticket's log makes it. */
export function differencesOf(ticket: ReplayTicket, replayed: TicketClocks): ReplayDifference[] {
  const found: ReplayDifference[] = [];
  const say = (clock: ClockRow | null, field: string, stored: unknown, made: unknown): void => {
    found.push({
      ticketId: ticket.id,
      number: ticket.number,
      target: clock?.target ?? null,
      cycle: clock?.cycle ?? null,
      field,
      stored: text(stored),
      replayed: text(made),
    });
  };
  const rows = rowsOf(ticket, replayed.clocks);
  for (const row of rows) {
    const stored = ticket.clocks.find((one) => isSame(one, row));
    if (stored === undefined) {
      say(row, 'row', null, row.state);
      continue;
    }
    for (const column of COMPARED) if (stored[column] !== row[column]) say(row, column, stored[column], row[column]);
  }
  for (const stored of ticket.clocks) {
    if (!rows.some((row) => isSame(row, stored))) say(stored, 'row', stored.state, null);
  }
  const due = toIso(nextDueAt(replayed.clocks, replayed.facts.line));
  if (due !== ticket.nextDueAt) say(null, 'next_due_at', ticket.nextDueAt, due);
  return found;
}

function isSame(a: ClockRow, b: ClockRow): boolean {
  return a.target === b.target && a.cycle === b.cycle;
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
