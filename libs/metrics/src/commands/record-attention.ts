import { authoriseDesk, scopeOf, ticketPolicy, type Actor, type TicketSubject } from '@desk/access';
import type { AttentionBatch, AttentionReceipt } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { anchorBatch } from '../domain/attention-signal.js';
import { recordSignals } from '../work-sessions.js';

type Rejected = AttentionReceipt['rejected'][number];

/** Takes in what an agent's ticket pages saw, and folds it into work sessions. */
@Injectable()
export class RecordAttention {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, batch: AttentionBatch): Promise<AttentionReceipt> {
    authoriseDesk(actor, 'workQueues');
    const agencyOf = await this.handled(actor, batch);
    // The agent is in one place at a time in all agencies, those no longer served included: their own rows in every one.
    const scope = { actorId: actor.id, agencyIds: 'all' } as const;
    return this.database.transaction(scope, async (tx) => {
      const { accepted, refused } = anchorBatch(actor.id, batch, tx.now);
      const theirs = accepted.filter(({ ticketId }) => agencyOf.has(ticketId));
      const fresh = await recordSignals(tx, actor.id, theirs, agencyOf);
      const known = new Set(fresh.map(({ seq }) => seq));
      const rejected: Rejected[] = [
        ...refused,
        ...accepted
          .filter(({ ticketId }) => !agencyOf.has(ticketId))
          .map(({ seq }) => ({ seq, reason: 'not_handled_by_you' })),
        ...theirs.filter(({ seq }) => !known.has(seq)).map(({ seq }) => ({ seq, reason: 'seen_before' })),
      ];
      return { accepted: known.size, rejected: rejected.sort((a, b) => a.seq - b.seq) };
    });
  }

  /** The agencies of those of the tickets that the actor may work on. */
  private async handled(actor: Actor, batch: AttentionBatch): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<TicketSubject & { id: string }>(
        `select id, agency_id as "agencyId", requester_id as "requesterId", filed_by_id as "filedById",
           team_id as "teamId", line, sensitive from ticket where id = any($1::uuid[])`,
        [[...new Set(batch.signals.map(({ ticketId }) => ticketId))]],
      ),
    );
    return new Map(rows.filter((row) => ticketPolicy.readHandling(actor, row)).map((row) => [row.id, row.agencyId]));
  }
}
