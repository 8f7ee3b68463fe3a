/** Handling time, attainment and flow: kept by contribution, reported, and verified against the log. */
export { MetricsModule } from './metrics.module.js';
export { Contributions } from './contributions.js';
export { HandlingDays, type AgentDay } from './handling-days.js';
export { RebuildMetrics, type RebuildReport } from './verify/rebuild-metrics.js';
export { VerifyMetrics, type Difference, type VerifyReport } from './verify/verify-metrics.js';
export { monthStart, shownDays } from './domain/shown-days.js';
export { LEAST_AGENTS_SHOWN, suppress } from './domain/suppression.js';
export { PeriodDto } from './dto/report-queries.dto.js';
export { periodOf } from './queries/report-scope.js';
export { ReadFlowReport } from './queries/flow-report.js';
export { ReadHandlingReport } from './queries/handling-report.js';
export { ReadHandOffs } from './queries/hand-off-report.js';
export { ReadSlaCauses } from './queries/sla-causes-report.js';
export { ReadSlaHours } from './queries/sla-hours-report.js';
export { ReadSlaReport } from './queries/sla-report.js';
export { ListSlaTickets } from './queries/sla-tickets.js';
export { ReadSlaUse } from './queries/sla-use-report.js';
