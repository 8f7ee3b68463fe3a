import type { Actor } from '@desk/access';
import { LINES, type HandlingView, type Line, type WorkKind } from '@desk/contracts';
import { toInstant, toIso } from '@desk/platform';
import { TicketReads } from '@desk/tickets';
import { Injectable } from '@nestjs/common';

/** The work on a ticket by line, and the reader's own sessions; for agents. Nobody sees what a colleague did. */
@Injectable()
export class TicketHandling {
  constructor(private readonly reads: TicketReads) {}

  async run(actor: Actor, idOrNumber: string): Promise<HandlingView> {
    return this.reads.within(actor, idOrNumber, 'readHandling', async (tx, ticket) => {
      const byLine = await tx.query<{ line: Line; seconds: number }>(
        `select line, round(sum(extract(epoch from ended_at - started_at)))::integer as seconds
         from work_session where ticket_id = $1 group by line`,
        [ticket.id],
      );
      const own = await tx.query<{ id: string; kind: WorkKind; startedAt: Date; endedAt: Date }>(
        `select id, kind, started_at as "startedAt", ended_at as "endedAt"
         from work_session where ticket_id = $1 and agent_id = $2 order by started_at`,
        [ticket.id, actor.id],
      );
      return {
        totalSeconds: byLine.reduce((sum, { seconds }) => sum + seconds, 0),
        byLine: byLine.sort((a, b) => LINES.indexOf(a.line) - LINES.indexOf(b.line)),
        own: own.map(({ startedAt, endedAt, ...row }) => ({
          ...row,
          startedAt: toIso(toInstant(startedAt)),
          endedAt: toIso(toInstant(endedAt)),
          seconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1000),
        })),
      };
    });
  }
}
