import type { ComparedFigure } from '@desk/contracts';

export type FlowFigure = Extract<ComparedFigure, 'first_line_resolution' | 'reopened'>;
export const isFlowFigure = (figure: ComparedFigure): figure is FlowFigure =>
  figure === 'first_line_resolution' || figure === 'reopened';

/** Columns of the flow: how many tickets are counted, and how many of them hit. A ticket is resolved on one day, its last. */
export const COMPARED: Readonly<Record<FlowFigure, { readonly counted: string; readonly hits: string }>> = {
  first_line_resolution: { counted: 'first_line_eligible', hits: 'first_line_resolved' },
  reopened: { counted: 'resolved', hits: 'resolved_again' },
};
