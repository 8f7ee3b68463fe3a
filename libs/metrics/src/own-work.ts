import { ticketPolicy, type Actor, type TicketSubject } from '@desk/access';
import type { WorkCorrectionView, WorkStretch, WorkTicket } from '@desk/contracts';
import { toInstant, toIso, type ReadTx } from '@desk/platform';
import { ticketDomain } from '@desk/tickets';
import type { Temporal } from 'temporal-polyfill';
import { CORRECTABLE, type StatedSession } from './domain/corrections.js';
import { readStretch, type StoredStretch } from './work-sessions.js';

export type WorkedTicket = TicketSubject & {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
};

/** Tickets by id or number, whatever agency they are of; for whoever worked on them. */
export function workedTickets(tx: ReadTx, ids: readonly string[], numbers: readonly number[] = []) {
  return tx.query<WorkedTicket>(
    `select id, number, subject, agency_id as "agencyId", requester_id as "requesterId", filed_by_id as "filedById",
       team_id as "teamId", line, sensitive
     from ticket where id = any($1::uuid[]) or number = any($2::bigint[])`,
    [[...new Set(ids)], [...new Set(numbers)]],
  );
}

/** Says of one's work on which tickets it was. What one no longer reads goes by its number, and so does what is sensitive. */
export class WorkWords {
  private readonly tickets: ReadonlyMap<string, WorkTicket>;

  constructor(actor: Actor, prefix: string, tickets: readonly WorkedTicket[]) {
    this.tickets = new Map(
      tickets.map((ticket) => {
        const readable = ticketPolicy.readHandling(actor, ticket);
        return [
          ticket.id,
          {
            id: ticket.id,
            number: ticketDomain.formatNumber(prefix, Number(ticket.number)),
            subject: readable && !ticket.sensitive ? ticket.subject : null,
            readable,
          },
        ];
      }),
    );
  }

  ticket(id: string): WorkTicket {
    const ticket = this.tickets.get(id);
    if (!ticket) throw new Error('work on a ticket that does not exist');
    return ticket;
  }

  stretch({ ticketId, kind, startedAt, endedAt }: StatedSession): WorkStretch {
    return {
      ticket: this.ticket(ticketId),
      kind,
      startedAt: toIso(startedAt),
      endedAt: toIso(endedAt),
      seconds: Math.round((endedAt.epochMilliseconds - startedAt.epochMilliseconds) / 1000),
    };
  }

  correction({ before, stated, ...row }: CorrectionRow, now: Temporal.Instant): WorkCorrectionView {
    const from = toInstant(row.from);
    return {
      id: row.id,
      reason: row.reason,
      madeAt: toIso(toInstant(row.madeAt)),
      from: toIso(from),
      to: toIso(toInstant(row.to)),
      before: before.map((one) => this.stretch(readStretch(one))),
      after: stated.map((one) => this.stretch(readStretch(one))),
      undoneAt: row.undoneAt && toIso(toInstant(row.undoneAt)),
      undoable: row.undoneAt === null && from.epochMilliseconds >= now.subtract(CORRECTABLE).epochMilliseconds,
    };
  }
}

export interface CorrectionRow {
  readonly id: string;
  readonly madeAt: Date;
  readonly reason: string;
  readonly from: Date;
  readonly to: Date;
  readonly before: readonly StoredStretch[];
  readonly stated: readonly StoredStretch[];
  readonly undoneAt: Date | null;
}

export const ticketsOf = ({ before, stated }: CorrectionRow): string[] =>
  [...before, ...stated].map(({ ticketId }) => ticketId);

/** Of `work_correction`. */
export const CORRECTION = `id, made_at as "madeAt", reason, lower(covers) as "from", upper(covers) as "to", before, stated,
  undone_at as "undoneAt"`;
