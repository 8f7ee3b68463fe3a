import type { DomainEvent, SignalKind } from '@desk/contracts';
import { Database, OnEvent, toInstant, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { AttentionSignal } from './domain/attention-signal.js';
import { recordSignals } from './work-sessions.js';

interface Timed {
  readonly id: string;
  readonly agencyId: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly startedAt: Date;
  readonly stoppedAt: Date | null;
}

/** Times visits: their start and stop are signals like those of a ticket page, and win over attention. */
@Injectable()
export class VisitWork {
  constructor(private readonly database: Database) {}

  @OnEvent('visit-work', ['ticket.visit_started', 'ticket.visit_stopped'])
  async time(tx: Tx, events: DomainEvent<'ticket.visit_started' | 'ticket.visit_stopped'>[]): Promise<void> {
    const visits = await tx.query<Timed>(
      `select v.id, v.agency_id as "agencyId", v.ticket_id as "ticketId", v.agent_id as "agentId",
         v.started_at as "startedAt", v.stopped_at as "stoppedAt"
       from visit v where v.started_at is not null
         and v.id in (select (e.details ->> 'visitId')::uuid from ticket_event e where e.id = any($1::uuid[]))
       order by v.agent_id, v.id`,
      [events.map(({ id }) => id)],
    );
    for (const visit of visits) {
      // A transaction of its own, since it must see all agencies; what comes again is no news to it.
      const scope = { actorId: visit.agentId, agencyIds: 'all' } as const;
      await this.database.transaction(scope, (all) =>
        recordSignals(all, visit.agentId, signalsOf(visit), new Map([[visit.ticketId, visit.agencyId]])),
      );
    }
  }
}

function signalsOf({ id, agentId, ticketId, startedAt, stoppedAt }: Timed): AttentionSignal[] {
  const signal = (seq: number, kind: SignalKind, at: Date): AttentionSignal => ({
    agentId,
    clientId: `visit-${id}`,
    seq,
    kind,
    ticketId,
    at: toInstant(at),
  });
  const start = signal(0, 'start_visit', startedAt);
  return stoppedAt === null ? [start] : [start, signal(1, 'stop_visit', stoppedAt)];
}
