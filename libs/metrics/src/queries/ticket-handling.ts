import type { Actor } from '@desk/access';
import { LINES, type HandlingView, type Line, type WorkKind } from '@desk/contracts';
import { toInstant, toIso } from '@desk/platform';
import { TicketReads } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { handlingByLine } from '../domain/handling-time.js';

interface Row {
  readonly id: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly line: Line;
  readonly kind: WorkKind;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly seconds: number;
}

/** The work on a ticket by line, and the reader's own sessions; for agents. Nobody sees what a colleague did. */
@Injectable()
export class TicketHandling {
  constructor(private readonly reads: TicketReads) {}

  async run(actor: Actor, idOrNumber: string): Promise<HandlingView> {
    return this.reads.within(actor, idOrNumber, 'readHandling', async (tx, ticket) => {
      const rows = await tx.query<Row>(
        `select id, ticket_id as "ticketId", agent_id as "agentId", line, kind, started_at as "startedAt", ended_at as "endedAt",
           round(extract(epoch from ended_at - started_at))::integer as seconds
         from work_session where ticket_id = $1 order by started_at`,
        [ticket.id],
      );
      const lines = handlingByLine(rows, (row) => row.line).get(ticket.id) ?? new Map<Line, number>();
      return {
        totalSeconds: [...lines.values()].reduce((sum, seconds) => sum + seconds, 0),
        byLine: LINES.flatMap((line) => {
          const seconds = lines.get(line);
          return seconds === undefined ? [] : [{ line, seconds }];
        }),
        own: rows
          .filter(({ agentId }) => agentId === actor.id)
          .map(({ id, kind, startedAt, endedAt, seconds }) => ({
            id,
            kind,
            startedAt: toIso(toInstant(startedAt)),
            endedAt: toIso(toInstant(endedAt)),
            seconds,
          })),
      };
    });
  }
}
