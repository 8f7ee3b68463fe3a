export {
  clockTerms,
  DEFAULT_PAUSE_REASONS,
  DEFAULT_WARN_PERCENTS,
  type ClockTerms,
  type DeclarationVersion,
  type DeclaredTarget,
  type WorkingCalendar,
} from './domain/declaration.js';
export type { Clock, ClockBreach, ClockWarning } from './domain/clock.js';
export {
  applyToClocks,
  foldClocks,
  nextDueAt,
  nextWakeAt,
  rescheduleClocks,
  settleClocks,
  startClocks,
  type ClockEvent,
  type ClockFacts,
  type ClockResult,
  type TicketClocks,
} from './domain/ticket-clocks.js';
export { explainClock, type ExplainedClock } from './domain/explain-clock.js';
export { type Escalation, type EscalationTeam } from './domain/escalation.js';
export { Escalations, percentOf, type ClockPointEvent } from './escalations.js';
export { SlaModule } from './sla.module.js';
export { Declarations } from './declarations.js';
export { DraftsRepository } from './drafts.repository.js';
export { declarationFaults } from './domain/declaration-faults.js';
export {
  CLOCK_COLUMNS,
  clockOfRow,
  clockRow,
  insertClocks,
  loadClocks,
  saveClocks,
  type ClockRow,
} from './clock.row.js';
export { clockView } from './clock.view.js';
export { clockExplanationView, type ExplanationNames } from './clock-explanation.view.js';
export { ReadPublicDeclaration } from './queries/read-public-declaration.js';
