import type { BacklogAge, FlowFigure, Line } from '@desk/contracts';
import type { Period } from '../period.js';

interface Behind {
  readonly period: Period;
  readonly agency: string | undefined;
  readonly figure: FlowFigure;
}

/** The address of the tickets behind one number of the flow. */
export function flowLink({ period, agency, figure }: Behind): string {
  return `/reports/flow/tickets?${new URLSearchParams({ ...period, figure, ...(agency === undefined ? {} : { agency }) })}`;
}

interface Open {
  readonly agency: string | undefined;
  readonly line?: Line;
  readonly age?: BacklogAge;
}

/** The address of the tickets behind one number of the backlog. */
export function backlogLink({ agency, line, age }: Open): string {
  const words = { ...(agency && { agency }), ...(line && { line }), ...(age && { age }) };
  return `/reports/backlog/tickets?${new URLSearchParams(words)}`;
}
