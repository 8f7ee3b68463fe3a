import type { Impact, Priority, Urgency } from '@desk/contracts';

/** Impact × urgency → priority; settable by the city. */
export type PriorityMatrix = Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>>;

export const DEFAULT_PRIORITY_MATRIX: PriorityMatrix = {
  high: { high: 1, medium: 2, low: 3 },
  medium: { high: 2, medium: 3, low: 4 },
  low: { high: 3, medium: 3, low: 4 },
};

/** The highest priority that an employee can propose. */
const PROPOSAL_CAP: Priority = 2;

/** What an agent says decides; what an employee says is a proposal. */
export function priorityOf(matrix: PriorityMatrix, impact: Impact, urgency: Urgency, byAgent: boolean): Priority {
  const priority = matrix[impact][urgency];
  return byAgent || priority > PROPOSAL_CAP ? priority : PROPOSAL_CAP;
}
