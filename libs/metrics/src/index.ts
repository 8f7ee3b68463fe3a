/** Handling time, attainment and flow: kept by contribution, reported, and verified against the log. */
export { MetricsModule } from './metrics.module.js';
export { Contributions } from './contributions.js';
export { HandlingDays, type AgentDay } from './handling-days.js';
export { RebuildMetrics, type RebuildReport } from './verify/rebuild-metrics.js';
export { VerifyMetrics, type Difference, type VerifyReport } from './verify/verify-metrics.js';
export { monthStart, shownDays } from './domain/shown-days.js';
export { suppress } from './domain/suppression.js';
export { PeriodDto } from './dto/report-queries.dto.js';
export { periodOf } from './queries/report-scope.js';
export { countedCycles, countedIn } from './queries/counted-cycles.js';
export type { ReportPeriod } from './domain/report-period.js';
