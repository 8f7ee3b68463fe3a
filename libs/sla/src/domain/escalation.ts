import type { ClockTarget, Line, Priority, ToldRole } from '@desk/contracts';

/** Where a rule moves tickets to. */
export interface EscalationTeam {
  readonly id: string;
  readonly key: string;
  readonly line: Line;
  /** null: every agency that the desk serves. */
  readonly servedAgencyIds: readonly string[] | null;
}

/** What happens beyond the ordinary telling when a clock reaches a point. */
export interface Escalation {
  /** What the rule is known by: no two have the same. */
  readonly name: string;
  readonly active: boolean;
  /** null matches all, here and below. */
  readonly target: ClockTarget | null;
  readonly serviceId: string | null;
  readonly priority: Priority | null;
  /** A warning point, or 100: the breach. */
  readonly atPercent: number;
  readonly tell: readonly ToldRole[];
  readonly tellPersonIds: readonly string[];
  readonly reassignTo: EscalationTeam | null;
  readonly raisePriorityTo: Priority | null;
}

/** A clock reaches a point of its target; service and priority are those of the ticket at that moment. */
export interface ClockPoint {
  readonly target: ClockTarget;
  readonly serviceId: string;
  readonly priority: Priority;
  /** 100 is the breach. */
  readonly percent: number;
}

export const BREACH_PERCENT = 100;

/** The rules that apply, in their order. */
export function escalationsFor<R extends Escalation>(rules: readonly R[], point: ClockPoint): readonly R[] {
  return rules.filter(
    (rule) =>
      rule.active &&
      rule.atPercent === point.percent &&
      (rule.target === null || rule.target === point.target) &&
      (rule.serviceId === null || rule.serviceId === point.serviceId) &&
      (rule.priority === null || rule.priority === point.priority),
  );
}
