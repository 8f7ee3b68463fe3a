import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { ComparisonTicket, ComparisonTicketsQuery, Page } from '@desk/contracts';
import { periodOf } from '@desk/metrics';
import { Config, cursorKey, Database, encodeCursor, notFound, Problem, readCursor } from '@desk/platform';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { COMPARED, isFlowFigure } from './comparison-facts.js';

const DEFAULT_LIMIT = 50;
const CURSOR = [cursorKey.date, cursorKey.uuid];

interface Row extends Omit<ComparisonTicket, 'agency' | 'number'> {
  readonly ticketId: string;
  readonly number: string;
}

/** The tickets behind an agency's share, the newest first. Attainment has a list of its own, with the clocks. */
@Injectable()
export class ListComparisonTickets {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(actor: Actor, query: ComparisonTicketsQuery): Promise<Page<ComparisonTicket>> {
    authoriseDesk(actor, 'readReports');
    const { from, to } = periodOf(query);
    const { figure } = query;
    if (!isFlowFigure(figure)) {
      throw new Problem('validation_failed', 'Ask for the cycles of a clock at /reports/sla/tickets.', {
        errors: [{ pointer: '?figure', message: 'must be first_line_resolution or reopened' }],
      });
    }
    const { counted, hits } = COMPARED[figure];
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? [null, null] : readCursor(query.cursor, CURSOR);
    return this.database.read(scopeOf(actor), async (tx) => {
      const [agency] = await tx.query<{ id: string; key: string; name: string }>(
        `select id, key, name from agency where key = $1 and kind not in ('city', 'history')`,
        [query.agency],
      );
      if (!agency) throw notFound('The agency');
      const rows = await tx.query<Row>(
        `select f.ticket_id as "ticketId", f.day::text as day, t.number, t.kind, t.state, t.priority,
           (select json_build_object('key', s.key, 'name', s.name) from service s where s.id = t.service_id) as service
         from ticket_flow f join ticket t on t.id = f.ticket_id
         where f.agency_id = $1 and f.day between $2::date and $3::date and f.${counted} > 0 and (f.${hits} > 0) = $4
           and ($5::date is null or (f.day, f.ticket_id) < ($5::date, $6::uuid))
         order by f.day desc, f.ticket_id desc limit $7`,
        [agency.id, from, to, query.outcome === 'hit', ...after, limit + 1],
      );
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map(({ ticketId: _, number, ...row }) => ({
          ...row,
          number: ticketDomain.formatNumber(this.config.ticketPrefix, Number(number)),
          agency: { key: agency.key, name: agency.name },
        })),
        nextCursor: last ? encodeCursor([last.day, last.ticketId]) : null,
      };
    });
  }
}
