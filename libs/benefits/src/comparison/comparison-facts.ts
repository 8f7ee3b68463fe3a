import type { ComparedFigure } from '@desk/contracts';

/** By ticket, whether it was resolved and whether it was reopened in a period; $1 agencies, $2 and $3 the days. */
const FLOW = /* sql */ `
select f.agency_id, f.ticket_id, max(f.day) as day, sum(f.first_line_eligible) as eligible, sum(f.first_line_resolved) as first_line,
  bool_or(f.resolved > 0 or f.reopened > 0) as ended, bool_or(f.reopened > 0) as reopened
from ticket_flow f
where f.agency_id = any($1::uuid[]) and f.day between $2::date and $3::date
  and (f.first_line_eligible > 0 or f.resolved > 0 or f.reopened > 0)
group by 1, 2`;

export type FlowFigure = Extract<ComparedFigure, 'first_line_resolution' | 'reopened'>;
export const isFlowFigure = (figure: ComparedFigure): figure is FlowFigure =>
  figure === 'first_line_resolution' || figure === 'reopened';

/** Of each ticket that is counted, whether it hits. */
export function flowTickets(figure: FlowFigure): string {
  return figure === 'reopened'
    ? `select agency_id, ticket_id, day, reopened as hit from (${FLOW}) f where ended`
    : `select agency_id, ticket_id, day, first_line > 0 as hit from (${FLOW}) f where eligible > 0`;
}
