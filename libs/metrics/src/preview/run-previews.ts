import { Calendars } from '@desk/agencies';
import { CITY_TIME_ZONE, type DeclarationContent } from '@desk/contracts';
import { Database, Log, OnJob, toInstant, toIso, type Tx } from '@desk/platform';
import { clockOfRow, Declarations, settleClocks, type ClockTerms, type TicketClocks } from '@desk/sla';
import {
  countReplayTickets,
  FIRST_PLACE,
  readReplayChunk,
  replayClocks,
  type ReplayFilter,
  type ReplayTicket,
} from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { withTickets, type PreviewedTicket, type PreviewFigures } from '../domain/preview-figures.js';
import { draftTerms } from './draft-terms.js';

/** Tickets in one transaction: as many as the sweep of the same process can wait for. */
const CHUNK = 100;

interface Row {
  readonly id: string;
  readonly content: DeclarationContent;
  readonly from: string;
  readonly to: string;
  readonly requestedAt: Date;
  readonly afterId: string | null;
  readonly done: number;
  readonly total: number;
  readonly figures: PreviewFigures;
}

/**
 * Replays tickets under drafts, chunk by chunk: the figures and the place up to which they are counted are one row, changed
 * in one transaction. A worker that dies loses its chunk and no more; whoever comes next, by the schedule at the latest,
 * goes on from there, and two at once take turns.
 */
@Injectable()
export class RunPreviews {
  constructor(
    private readonly database: Database,
    private readonly declarations: Declarations,
    private readonly calendars: Calendars,
    private readonly log: Log,
  ) {}

  @OnJob('sla.preview')
  async run(): Promise<void> {
    while (await this.goOn());
  }

  /** One chunk of the preview that has waited longest; false when none waits, or others work on all of them. */
  private async goOn(): Promise<boolean> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const [preview] = await tx.query<Row>(NEXT);
      if (!preview) return false;
      let terms: ClockTerms;
      try {
        terms = await draftTerms(tx, this.calendars, preview.content);
      } catch (error) {
        await this.fail(tx, preview, error);
        return true;
      }
      await this.chunk(tx, preview, terms);
      return true;
    });
  }

  private async chunk(tx: Tx, preview: Row, terms: ClockTerms): Promise<void> {
    const filter = filterOf(preview);
    const total = preview.afterId === null ? await countReplayTickets(tx, filter) : preview.total;
    const tickets = await readReplayChunk(tx, filter, preview.afterId ?? FIRST_PLACE, CHUNK);
    const history = await tx.query<{ id: string }>(`select id from agency where kind = 'history'`);
    const previewed: PreviewedTicket[] = [];
    for (const ticket of tickets) {
      // Imported history has its own time: what is open in it falls due no more.
      const now = history.some(({ id }) => id === ticket.agencyId) ? null : tx.now;
      const actual = await this.actual(tx, ticket, now);
      if (actual === null) continue;
      try {
        const replayed = replayClocks(ticket.log, terms);
        if (replayed === null) continue;
        previewed.push({ actual: actual.clocks, preview: settled(replayed, now, terms).clocks });
      } catch (error) {
        await this.fail(tx, preview, error);
        return;
      }
    }
    const isLast = tickets.length < CHUNK;
    await tx.query(ADVANCE, [
      preview.id,
      isLast ? 'done' : 'running',
      preview.done + tickets.length,
      Math.max(total, preview.done + tickets.length),
      tickets.at(-1)?.id ?? preview.afterId,
      JSON.stringify(withTickets(preview.figures, previewed)),
      isLast ? tx.now.toString() : null,
    ]);
  }

  /** The clocks as they stand in the table, with what has fallen due since; null for a ticket that cannot be judged. */
  private async actual(tx: Tx, ticket: ReplayTicket, now: Temporal.Instant | null): Promise<TicketClocks | null> {
    const { serviceId, priority, line, teamId } = ticket;
    const facts = { serviceId, priority, line, teamId, pendingReason: null, active: true, assigned: false };
    try {
      const terms = await this.declarations.terms(tx, ticket.declarationId);
      return settled({ facts, clocks: ticket.clocks.map(clockOfRow) }, now, terms);
    } catch (error) {
      refuseToGoOn(error);
      this.log.error(error, { ticketId: ticket.id }, 'a preview leaves out a ticket');
      return null;
    }
  }

  private async fail(tx: Tx, { id }: Row, error: unknown): Promise<void> {
    refuseToGoOn(error);
    this.log.error(error, { previewId: id }, 'a draft cannot be previewed');
    await tx.query(`update declaration_preview set state = 'failed', finished_at = $2 where id = $1`, [
      id,
      tx.now.toString(),
    ]);
  }
}

/** What the database refuses carries a code: it is no fault of a draft or a ticket, and is tried again. */
function refuseToGoOn(error: unknown): void {
  if (!(error instanceof Error) || 'code' in error) throw error;
}

function settled(ticket: TicketClocks, now: Temporal.Instant | null, terms: ClockTerms): TicketClocks {
  return now === null ? ticket : settleClocks(ticket, now, terms);
}

/** Filed in the days of the period, and before the preview was asked for: then their number is known. */
function filterOf({ from, to, requestedAt }: Row): ReplayFilter {
  const midnight = (date: string, days: number): Temporal.Instant =>
    Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(CITY_TIME_ZONE).toInstant();
  const [end, asked] = [midnight(to, 1), toInstant(requestedAt)];
  return {
    from: toIso(midnight(from, 0)),
    before: toIso(Temporal.Instant.compare(end, asked) < 0 ? end : asked),
  };
}

const NEXT = /* sql */ `
select id, content, from_date::text as "from", to_date::text as "to", requested_at as "requestedAt", after_id as "afterId",
  done, total, result as figures
from declaration_preview where state in ('waiting', 'running')
order by requested_at, id limit 1 for update skip locked`;

const ADVANCE = /* sql */ `
update declaration_preview set state = $2, done = $3, total = $4, after_id = $5, result = $6, finished_at = $7 where id = $1`;
