import type { ComparedFigure } from '@desk/contracts';

const IN_PERIOD = `f.agency_id = any($1::uuid[]) and f.day between $2::date and $3::date`;

export type FlowFigure = Extract<ComparedFigure, 'first_line_resolution' | 'reopened'>;
export const isFlowFigure = (figure: ComparedFigure): figure is FlowFigure =>
  figure === 'first_line_resolution' || figure === 'reopened';

/**
 * Of each ticket that is counted, whether it hits; $1 agencies, $2 and $3 the days. A ticket is resolved on one day, its last,
 * and may have been reopened on several.
 */
export function flowTickets(figure: FlowFigure): string {
  return figure === 'reopened'
    ? `select f.agency_id, f.ticket_id, max(f.day) as day, bool_or(f.reopened > 0) as hit from ticket_flow f
       where ${IN_PERIOD} and (f.resolved > 0 or f.reopened > 0) group by 1, 2`
    : `select f.agency_id, f.ticket_id, f.day, f.first_line_resolved > 0 as hit from ticket_flow f
       where ${IN_PERIOD} and f.first_line_eligible > 0`;
}
