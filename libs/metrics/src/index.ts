export {
  anchorBatch,
  LATEST_SIGNAL,
  SIGNAL_REFUSALS,
  type AnchoredBatch,
  type AttentionSignal,
  type SignalRefusal,
} from './domain/attention-signal.js';
export { SESSION_DEFAULTS, sessionsFrom, type SessionOptions, type WorkSession } from './domain/sessions.js';
export { diffSessions, refold, refoldLookback, type Refold, type RefoldInput } from './domain/refold.js';
export { handlingByLine } from './domain/handling-time.js';
export { LEAST_AGENTS_SHOWN, suppress, type SuppressedTable, type WorkCell } from './domain/suppression.js';
export { MetricsModule } from './metrics.module.js';
export { Contributions } from './contributions.js';
export { HandlingDays, type AgentDay } from './handling-days.js';
export { VerifyMetrics, type Difference, type VerifyReport } from './verify/verify-metrics.js';
export { PeriodDto } from './dto/report-queries.dto.js';
export { periodOf } from './queries/report-scope.js';
