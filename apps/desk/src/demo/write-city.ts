import { Calendars } from '@desk/agencies';
import { CITY_TIME_ZONE } from '@desk/contracts';
import { Contributions, HandlingDays, type AgentDay } from '@desk/metrics';
import type { Tx } from '@desk/platform';
import { Declarations } from '@desk/sla';
import { Temporal } from 'temporal-polyfill';
import { insertRows, type TableRows } from '../bulk/insert-rows.js';
import { ticketTables } from './city.js';
import type { PaperTicket } from './paper-ticket.js';

/** Writes tables in their order. Once the agencies are in, the transaction sees what belongs to them as well. */
export async function writeTables(tx: Tx, tables: readonly TableRows[]): Promise<void> {
  for (const table of tables) {
    await insertRows(tx, table);
    if (table.table === 'agency') {
      await tx.query("select set_config('app.agency_ids', array_agg(id)::text, true) from agency");
    }
  }
}

/** Writes tickets with all that belongs to them; their numbers follow the order in which they are given. */
export async function writeTickets(tx: Tx, tickets: readonly PaperTicket[]): Promise<void> {
  for (const table of ticketTables(tickets)) await insertRows(tx, table);
}

/** The figures of the tickets, made by the code that keeps them up to date in the running desk. */
export async function writeFigures(tx: Tx, tickets: readonly PaperTicket[]): Promise<void> {
  const calendars = new Calendars();
  await new Contributions(new Declarations(calendars), calendars).recompute(
    tx,
    tickets.map(({ ticket }) => ticket.id),
  );
  await new HandlingDays().recompute(tx, agentDays(tickets));
}

function agentDays(tickets: readonly PaperTicket[]): readonly AgentDay[] {
  const days = new Map<string, AgentDay>();
  const add = (agentId: string, at: number): void => {
    const hour = Math.floor(at / 3_600_000);
    const key = `${agentId} ${hour}`;
    if (!days.has(key)) days.set(key, { agentId, day: cityDay(at) });
  };
  for (const { sessions, log } of tickets) {
    for (const { agentId, from } of sessions) add(agentId, from);
    for (const { actorId, origin, occurredAt } of log) {
      if (actorId !== null && (origin === 'agent' || origin === 'phone')) add(actorId, occurredAt.epochMilliseconds);
    }
  }
  return [...new Map([...days.values()].map((one) => [`${one.agentId} ${one.day}`, one])).values()];
}

const cityDay = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate().toString();
