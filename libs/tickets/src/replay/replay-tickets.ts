import { Database, toIso, type ReadTx, type Tx } from '@desk/platform';
import { Declarations, nextDueAt, saveClocks, type TicketClocks } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import type { Line } from '@desk/contracts';
import { differencesOf, rowsOf, type ReplayDifference } from './differences.js';
import { replayClocks } from './replay-clocks.js';
import {
  countReplayTickets,
  readReplayChunk,
  readReplayTickets,
  type ReplayFilter,
  type ReplayTicket,
} from './replay-reads.js';

/** Some tickets compared with their logs. */
export interface ComparedTickets {
  readonly tickets: number;
  readonly clocks: number;
  /** The last of them; null when there was none. */
  readonly last: string | null;
  readonly differences: readonly ReplayDifference[];
  /** Tickets that `mend` can put right. */
  readonly mendable: readonly string[];
}

/** Tickets locked at once: a command waits for no more than these. */
const MENDED_AT_ONCE = 50;

/**
 * Makes the clocks of tickets anew from their logs, compares, and mends what differs. The log is the truth and is only
 * read. What has fallen due and was never said is not said here: a mended clock wakes the sweep, which dates it when it
 * fell due.
 */
@Injectable()
export class ReplayTickets {
  constructor(
    private readonly database: Database,
    private readonly declarations: Declarations,
  ) {}

  count(filter: ReplayFilter): Promise<number> {
    return this.database.read(this.database.systemScope, (tx) => countReplayTickets(tx, filter));
  }

  /** The tickets after a place in the order of their ids, each as it stood at one moment. */
  read(filter: ReplayFilter, after: string, size: number): Promise<readonly ReplayTicket[]> {
    return this.database.read(this.database.systemScope, (tx) => readReplayChunk(tx, filter, after, size));
  }

  async compare(tickets: readonly ReplayTicket[]): Promise<ComparedTickets> {
    return this.database.read(this.database.systemScope, async (tx) => {
      const differences: ReplayDifference[] = [];
      const mendable: string[] = [];
      let clocks = 0;
      for (const ticket of tickets) {
        const replayed = await this.replay(tx, ticket);
        if (typeof replayed === 'string') {
          differences.push(unreadable(ticket, replayed));
          continue;
        }
        clocks += replayed.clocks.length;
        const found = differencesOf(ticket, replayed);
        if (found.length > 0) mendable.push(ticket.id);
        differences.push(...found);
      }
      return { tickets: tickets.length, clocks, last: tickets.at(-1)?.id ?? null, differences, mendable };
    });
  }

  /** Under their locks, and from their logs as they are then: each ticket is whole, or as it was. */
  async mend(ticketIds: readonly string[]): Promise<void> {
    const ids = [...ticketIds].sort();
    for (let from = 0; from < ids.length; from += MENDED_AT_ONCE) {
      const some = ids.slice(from, from + MENDED_AT_ONCE);
      await this.database.transaction(this.database.systemScope, (tx) => this.mendSome(tx, some));
    }
  }

  private async mendSome(tx: Tx, ids: readonly string[]): Promise<void> {
    const locked = await tx.query<Locked>(LOCK, [ids]);
    // A statement of its own, so that it is as new as the locks.
    for (const ticket of await readReplayTickets(tx, ids)) {
      const replayed = await this.replay(tx, ticket);
      const place = locked.find(({ id }) => id === ticket.id);
      if (typeof replayed === 'string' || place === undefined) continue;
      if (differencesOf(ticket, replayed).length === 0) continue;
      const rows = rowsOf(ticket, replayed.clocks);
      const due = toIso(nextDueAt(replayed.clocks, replayed.facts.line));
      await tx.prepared('replay-mend', MEND, [JSON.stringify(rows), ticket.id, due]);
      const { id: subjectId, ...rest } = place;
      tx.emit('sla.replayed', { ...rest, subjectId, actorId: null, previousTeamId: null, origin: 'system' });
    }
  }

  /** A sentence when the log or its declaration cannot be read. */
  private async replay(tx: ReadTx, { declarationId, log }: ReplayTicket): Promise<TicketClocks | string> {
    try {
      const terms = await this.declarations.terms(tx, declarationId);
      return replayClocks(log, terms) ?? `the log begins with ${log[0]?.type ?? 'nothing'}`;
    } catch (error) {
      if (error instanceof Error) return error.message;
      throw error;
    }
  }
}

interface Locked {
  readonly id: string;
  readonly agencyId: string;
  readonly seq: number;
  readonly version: number;
  readonly requesterId: string;
  readonly assigneeId: string | null;
  readonly teamId: string;
  readonly line: Line;
}

const LOCK = /* sql */ `
select id, agency_id as "agencyId", event_seq as seq, version, requester_id as "requesterId",
  assignee_id as "assigneeId", team_id as "teamId", line
from ticket where id = any($1::uuid[]) order by id for no key update`;

const MEND = /* sql */ `
with saved as (${saveClocks('$1')}), gone as (
  delete from sla_clock c where c.ticket_id = $2 and not exists (
    select from jsonb_to_recordset($1::jsonb) as n(target text, cycle smallint) where (n.target, n.cycle) = (c.target, c.cycle))
)
update ticket set next_due_at = $3 where id = $2`;

function unreadable({ id, number }: ReplayTicket, reason: string): ReplayDifference {
  return { ticketId: id, number, target: null, cycle: null, field: 'log', stored: '', replayed: reason };
}
