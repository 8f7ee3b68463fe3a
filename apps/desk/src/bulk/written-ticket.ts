import { clockRow, type Clock } from '@desk/sla';
import { eventRow, messageRow, ticketRow, type NewMessage, type Ticket, type TicketLogEntry } from '@desk/tickets';
import type { Temporal } from 'temporal-polyfill';
import type { TableRows } from './insert-rows.js';

export interface WrittenEntry extends TicketLogEntry {
  readonly id: string;
  readonly recordedAt: Temporal.Instant;
}

/** A ticket with all that its moves have written down. */
export interface WrittenTicket {
  readonly ticket: Ticket;
  readonly log: readonly WrittenEntry[];
  readonly messages: readonly NewMessage[];
  readonly clocks: readonly Clock[];
}

/** The rows of tickets in the order in which they can be inserted; their numbers follow the order of the tickets. */
export function writtenTicketTables(tickets: readonly WrittenTicket[]): readonly TableRows[] {
  return [
    { table: 'ticket', rows: tickets.map(({ ticket }) => ticketRow(ticket)) },
    {
      table: 'ticket_event',
      rows: tickets.flatMap(({ ticket, log }) =>
        log.map((entry) => eventRow(ticket, entry, entry.id, entry.recordedAt)),
      ),
    },
    {
      table: 'ticket_message',
      rows: tickets.flatMap(({ ticket, messages }) => messages.map((message) => messageRow(ticket, message))),
    },
    {
      table: 'sla_clock',
      rows: tickets.flatMap(({ ticket, clocks }) =>
        clocks.map((clock) => ({ ...clockRow(ticket.agencyId, ticket.id, clock) })),
      ),
    },
  ];
}
