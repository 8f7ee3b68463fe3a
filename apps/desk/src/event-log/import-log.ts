import { addWorkingDays, Calendars } from '@desk/agencies';
import { Contributions } from '@desk/metrics';
import { Database, newId, newIdAt, type Tx } from '@desk/platform';
import { OperatorError } from '@desk/schema';
import { Declarations } from '@desk/sla';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { insertRows } from '../bulk/insert-rows.js';
import { writtenTicketTables, type WrittenTicket } from '../bulk/written-ticket.js';
import type { BadRow } from './log-row.js';
import { calendarIdOf, declarationsOf, ensureHistoryAgency, ensureLogWorld } from './log-world.js';
import type { Mapping } from './mapping.js';
import { openLog, readCases, type LogCase } from './read-log.js';
import { replayCase, type LogWorld, type ReplayTerms } from './replay.js';
import { surveyLog, type LogSurvey } from './survey.js';

export interface ImportReport {
  readonly agencyKey: string;
  /** Cases of the file. */
  readonly cases: number;
  /** Of them, those that became tickets in this run; the others were there already. */
  readonly imported: number;
  readonly rows: number;
  readonly badRows: number;
}

export interface ImportWatch {
  onBad?(bad: BadRow): void;
  onSurvey?(survey: LogSurvey): void;
  /** After each batch, when it is safe in the database. */
  onProgress?(rows: number, cases: number): void;
}

/** Rows of a log in one transaction: some seconds of work at most are lost when it is interrupted. */
const BATCH_ROWS = 3_000;

/**
 * Imports an incident log of another system as history. A batch of cases is one transaction with its tickets, clocks and
 * figures and the record that they are in, so that an interrupted import goes on where it was, and a second one finds
 * nothing to do. Nobody is told, nothing goes to the outbox, and no sweep looks at history.
 */
@Injectable()
export class ImportLog {
  constructor(
    private readonly database: Database,
    private readonly declarations: Declarations,
    private readonly calendars: Calendars,
    private readonly contributions: Contributions,
  ) {}

  async run(path: string, mapping: Mapping, watch: ImportWatch = {}): Promise<ImportReport> {
    const file = await openLog(path);
    const survey = await surveyLog(file, mapping, (bad) => watch.onBad?.(bad));
    if (survey === null) {
      throw new OperatorError(`There is no row in ${path} that can be imported.`, 'Check the mapping and the reasons.');
    }
    watch.onSurvey?.(survey);
    const scope = this.database.systemScope;
    const { key } = mapping.agency;
    const id = await this.database.transaction(scope, (tx) => ensureHistoryAgency(tx, mapping.agency));
    // A transaction of its own: what it may see was fixed at its start, and the new agency belongs to it.
    const world = await this.database.transaction(scope, (tx) => ensureLogWorld(tx, { id, key }, mapping, survey));

    let [rows, cases, imported] = [0, 0, 0];
    const write = async (batch: readonly LogCase[]): Promise<void> => {
      imported += await this.database.transaction(scope, (tx) => this.batch(tx, batch, world, survey));
      cases += batch.length;
      for (const one of batch) rows += one.rows.length;
      watch.onProgress?.(rows, cases);
    };
    let batch: LogCase[] = [];
    let size = 0;
    for await (const log of readCases(file, mapping, () => undefined)) {
      batch.push(log);
      size += log.rows.length;
      if (size < BATCH_ROWS) continue;
      await write(batch);
      [batch, size] = [[], 0];
    }
    if (batch.length > 0) await write(batch);
    return { agencyKey: key, cases, imported, rows, badRows: survey.badRows };
  }

  private async batch(tx: Tx, cases: readonly LogCase[], world: LogWorld, { last }: LogSurvey): Promise<number> {
    const claimed = await claim(tx, world.agencyId, cases);
    const declarationOf = await declarationsOf(tx, world.agencyId);
    const tickets: WrittenTicket[] = [];
    for (const [log, ticketId] of claimed) {
      const terms = await this.terms(tx, world.agencyId, declarationOf(log.rows[0].at.epochMilliseconds));
      const replayed = replayCase(log, ticketId, world, terms, newIdAt, last);
      tickets.push({
        ...replayed,
        log: replayed.entries.map((entry) => ({
          ...entry,
          id: newIdAt(entry.occurredAt.epochMilliseconds),
          recordedAt: tx.now,
        })),
      });
    }
    for (const table of writtenTicketTables(tickets)) await insertRows(tx, table);
    await this.contributions.recompute(
      tx,
      tickets.map(({ ticket }) => ticket.id),
    );
    return tickets.length;
  }

  private async terms(tx: Tx, agencyId: string, declarationId: string): Promise<ReplayTerms> {
    const clocks = await this.declarations.terms(tx, declarationId);
    const calendar = await this.calendars.byId(tx, calendarIdOf(agencyId));
    return {
      declarationId,
      clocks,
      timers: ticketDomain.DEFAULT_TIMERS,
      addWorkingDays: (from, days) => addWorkingDays(calendar, from, days),
    };
  }
}

/** Records cases as imported and returns those that were not yet; who imports the same at the same time waits here. */
async function claim(
  tx: Tx,
  agencyId: string,
  cases: readonly LogCase[],
): Promise<readonly (readonly [LogCase, string])[]> {
  const ids = new Map(cases.map((log) => [log.id, newIdAt(log.rows[0].at.epochMilliseconds)]));
  const rows = await tx.query<{ key: string }>(
    `insert into imported_case (agency_id, case_key, ticket_id)
     select $1, k, t from unnest($2::text[], $3::uuid[]) as c(k, t) on conflict (agency_id, case_key) do nothing
     returning case_key as key`,
    [agencyId, [...ids.keys()], [...ids.values()]],
  );
  const claimed = new Set(rows.map(({ key }) => key));
  return cases.filter(({ id }) => claimed.has(id)).map((log) => [log, ids.get(log.id) ?? newId()] as const);
}
