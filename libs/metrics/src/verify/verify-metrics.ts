import { Calendars, type CompiledCalendar } from '@desk/agencies';
import { Database, toInstant, type ReadTx } from '@desk/platform';
import { clockRow, Declarations, loadClocks, type Clock, type ClockTerms } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import {
  FLOW_COLUMNS,
  HAND_OFF_COLUMNS,
  OUTCOME_COLUMNS,
  WRONG_AGENCIES,
  WRONG_CITY_HOURS,
  WRONG_DAY_HOURS,
  WRONG_FLOW_DAYS,
  WRONG_FLOW_KINDS,
  WRONG_FLOW_SECONDS,
  WRONG_FLOW_SUMS,
  WRONG_FLOW_YEAR_SECONDS,
  WRONG_HOUR_SUMS,
  WRONG_SERVICES,
  WRONG_SLA_SUMS,
  WRONG_TOTALS,
  WRONG_YEAR_HOURS,
} from '../contribution-tables.js';
import { clockOutcomes, type ClockOutcome } from '../domain/clock-outcome.js';
import { handOffs, type HandOff } from '../domain/hand-offs.js';
import { ticketFlow, type FlowDay } from '../domain/ticket-flow.js';
import { WRONG_HANDLING_TOTALS } from '../handling-days.js';
import { foldLog, type FoldedTicket, type LoggedEvent } from './fold-log.js';
import { wrongHandlingDays } from './wrong-handling-days.js';

/** One thing that stands in a table and does not follow from the log. */
export interface Difference {
  readonly what:
    'log' | 'clock' | 'attainment' | 'flow' | 'hand-off' | 'sla sums' | 'hour sums' | 'flow sums' | 'handling time';
  readonly place: string;
  readonly stored: string;
  readonly expected: string;
}

export interface VerifyReport {
  /** Tickets folded anew and compared. */
  readonly tickets: number;
  readonly clocks: number;
  /** Tickets whose last events the handlers have not seen yet; they are left out. */
  readonly beyond: number;
  readonly differences: number;
  /** The first of them. */
  readonly shown: readonly Difference[];
}

interface TicketRow {
  readonly id: string;
  readonly agencyId: string;
  readonly declarationId: string;
}

const BATCH = 500;
const MOST_SHOWN = 100;

/**
 * Folds the log of every ticket anew and compares what follows with the stored clocks, contributions and sums, all in one
 * snapshot. Memory does not grow with the number of tickets.
 */
@Injectable()
export class VerifyMetrics {
  constructor(
    private readonly database: Database,
    private readonly declarations: Declarations,
    private readonly calendars: Calendars,
  ) {}

  async run(onProgress: (tickets: number) => void = () => undefined): Promise<VerifyReport> {
    return this.database.snapshot(this.database.systemScope, async (tx) => {
      const found = new Findings();
      const pending = await undelivered(tx);
      let [tickets, clocks, beyond] = [0, 0, 0];
      for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
        const rows = await tx.query<TicketRow>(
          `select id, agency_id as "agencyId", declaration_id as "declarationId" from ticket where id > $1 order by id limit ${BATCH}`,
          [after],
        );
        const compared = rows.filter(({ id }) => !pending.tickets.has(id));
        clocks += await this.batch(tx, compared, found);
        tickets += compared.length;
        beyond += rows.length - compared.length;
        onProgress(tickets + beyond);
        const last = rows.at(-1);
        if (last === undefined || rows.length < BATCH) break;
        after = last.id;
      }
      for (const sql of [WRONG_SLA_SUMS, WRONG_TOTALS, WRONG_AGENCIES, WRONG_SERVICES])
        found.all('sla sums', await tx.query<Wrong>(sql));
      for (const sql of [WRONG_HOUR_SUMS, WRONG_DAY_HOURS, WRONG_YEAR_HOURS, WRONG_CITY_HOURS])
        found.all('hour sums', await tx.query<Wrong>(sql));
      for (const sql of [
        WRONG_FLOW_SUMS,
        WRONG_FLOW_DAYS,
        WRONG_FLOW_KINDS,
        WRONG_FLOW_SECONDS,
        WRONG_FLOW_YEAR_SECONDS,
      ]) {
        found.all('flow sums', await tx.query<Wrong>(sql));
      }
      found.all('handling time', await tx.query<Wrong>(WRONG_HANDLING_TOTALS));
      for await (const wrong of wrongHandlingDays(tx, pending.agents)) found.all('handling time', wrong);
      return { tickets, clocks, beyond, differences: found.count, shown: found.shown };
    });
  }

  /** Returns how many clocks were compared. */
  private async batch(tx: ReadTx, rows: readonly TicketRow[], found: Findings): Promise<number> {
    const ids = rows.map(({ id }) => id);
    const logs = grouped(await tx.query<EventRow>(LOG, [ids]));
    const stored = {
      clocks: await loadClocks(tx, ids),
      outcomes: grouped(await tx.query<ClockOutcome>(OUTCOMES, [ids])),
      flows: grouped(await tx.query<FlowDay>(FLOWS, [ids])),
      handOffs: grouped(await tx.query<HandOff>(HAND_OFFS, [ids])),
    };
    const city = await this.calendars.city(tx);
    let count = 0;
    for (const { declarationId, ...ticket } of rows) {
      const terms = await this.declarations.terms(tx, declarationId);
      const log = (logs.get(ticket.id) ?? []).map(({ occurredAt, ...row }): LoggedEvent => ({
        ...row,
        occurredAt: toInstant(occurredAt),
      }));
      const folded = foldLog(ticket, log, terms);
      if (folded === null) {
        const first = log[0]?.type ?? 'nothing';
        found.one({
          what: 'log',
          place: ticket.id,
          stored: `begins with ${first}`,
          expected: 'begins with its filing',
        });
        continue;
      }
      count += folded.clocks.length;
      compareTicket(ticket, { ...folded, terms, city }, found, {
        clocks: stored.clocks.get(ticket.id) ?? [],
        outcomes: stored.outcomes.get(ticket.id) ?? [],
        flows: stored.flows.get(ticket.id) ?? [],
        handOffs: stored.handOffs.get(ticket.id) ?? [],
      });
    }
    return count;
  }
}

interface Stored {
  readonly clocks: readonly Clock[];
  readonly outcomes: readonly ClockOutcome[];
  readonly flows: readonly FlowDay[];
  readonly handOffs: readonly HandOff[];
}

function compareTicket(
  ticket: { readonly id: string; readonly agencyId: string },
  folded: FoldedTicket & { readonly terms: ClockTerms; readonly city: CompiledCalendar },
  found: Findings,
  stored: Stored,
): void {
  const row = (clock: Clock) => clockRow(ticket.agencyId, ticket.id, clock);
  const cycle = (one: { target: string; cycle: number }) => `${ticket.id} ${one.target} ${one.cycle}`;
  const day = (one: FlowDay) => `${ticket.id} ${one.day}`;
  found.between('clock', stored.clocks, folded.clocks, cycle, row);
  found.between('attainment', stored.outcomes, clockOutcomes(ticket, folded.clocks, folded), cycle, (one) => one);
  const place = (one: HandOff) => `${ticket.id} ${one.seq}`;
  found.between('hand-off', stored.handOffs, handOffs(ticket, folded.log, folded.city), place, (one) => one);
  found.between('flow', stored.flows, ticketFlow(folded.ticket, folded.log), day, (one) => one);
}

type Wrong = Omit<Difference, 'what'>;

class Findings {
  count = 0;
  readonly shown: Difference[] = [];

  one(difference: Difference): void {
    this.count += 1;
    if (this.shown.length < MOST_SHOWN) this.shown.push(difference);
  }

  all(what: Difference['what'], wrong: readonly Wrong[]): void {
    for (const one of wrong) this.one({ what, ...one });
  }

  between<T>(
    what: Difference['what'],
    stored: readonly T[],
    expected: readonly T[],
    placeOf: (one: T) => string,
    rowOf: (one: T) => object,
  ): void {
    const texts = (ones: readonly T[]) => new Map(ones.map((one) => [placeOf(one), text(rowOf(one))]));
    const [is, should] = [texts(stored), texts(expected)];
    for (const place of new Set([...is.keys(), ...should.keys()])) {
      const [was, wanted] = [is.get(place) ?? 'nothing', should.get(place) ?? 'nothing'];
      if (was !== wanted) this.one({ what, place, stored: was, expected: wanted });
    }
  }
}

/** Fields in the order of their names, so that equal rows are equal texts. */
function text(row: object): string {
  return JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** What the handlers have not seen yet: of which tickets, and by which agents. */
async function undelivered(tx: ReadTx): Promise<{ tickets: ReadonlySet<string>; agents: ReadonlySet<string> }> {
  const rows = await tx.query<{ name: string; subjectId: string; actorId: string | null }>(
    `select distinct name, payload ->> 'subjectId' as "subjectId", payload ->> 'actorId' as "actorId" from (
       select name, payload from event_delivery where handler = 'metrics'
       union all
       select name, payload from outbox where name like 'ticket.%' or name like 'sla.%' or name = 'work.recorded') u`,
  );
  const tickets = new Set<string>();
  const agents = new Set<string>();
  for (const { name, subjectId, actorId } of rows) {
    (name === 'work.recorded' ? agents : tickets).add(subjectId);
    if (actorId !== null) agents.add(actorId);
  }
  return { tickets, agents };
}

type EventRow = Omit<LoggedEvent, 'occurredAt'> & { readonly ticketId: string; readonly occurredAt: Date };

const LOG = /* sql */ `
select ticket_id as "ticketId", seq, type, occurred_at as "occurredAt",
  changes - array['subject', 'resolution', 'location', 'priorityReason'] as changes,
  jsonb_strip_nulls(jsonb_build_object('authorRole', details -> 'authorRole', 'target', details -> 'target',
    'cycle', details -> 'cycle', 'dueAt', details -> 'dueAt', 'reasonCode', details -> 'reasonCode', 'rule', details -> 'rule',
    'why', details -> 'why')) as details
from ticket_event where ticket_id = any($1::uuid[]) order by ticket_id, seq`;

const OUTCOMES = /* sql */ `
select ${Object.entries(OUTCOME_COLUMNS)
  .map(([column, [field, type]]) => `${column}${type === 'date' ? '::text' : ''} as "${field}"`)
  .join(', ')}
from clock_outcome where ticket_id = any($1::uuid[])`;

const FLOWS = /* sql */ `
select ticket_id as "ticketId", agency_id as "agencyId", day::text as day, service_id as "serviceId", priority, seconds_to_resolve as "secondsToResolve",
  ${Object.entries(FLOW_COLUMNS)
    .map(([field, column]) => `${column} as "${field}"`)
    .join(', ')}
from ticket_flow where ticket_id = any($1::uuid[])`;

const HAND_OFFS = /* sql */ `
select ${Object.entries(HAND_OFF_COLUMNS)
  .map(([column, [field, type]]) => `${asText(column, type)} as "${field}"`)
  .join(', ')}
from hand_off where ticket_id = any($1::uuid[])`;

/** Dates and instants as the domain writes them. */
function asText(column: string, type: string): string {
  if (type === 'date') return `${column}::text`;
  return type === 'timestamptz' ? `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : column;
}

/** Rows by ticket, which stays in them. */
function grouped<R extends { readonly ticketId: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.ticketId);
    if (group) group.push(row);
    else groups.set(row.ticketId, [row]);
  }
  return groups;
}
