/** What centralising is worth: the zero point, the gain, the workload, the plan and the money. */
export { BenefitsModule } from './benefits.module.js';
export { closeNextMonth, CloseMonths } from './showback/close-months.js';
export { seededRandom, type Random } from './domain/random.js';
export { baselineFault } from './domain/baseline-distribution.js';
export type { Position } from './domain/positions.js';
export { measureGain, type Gain, type GainAgency, type GainInput, type GainResult } from './domain/gain.js';
export { PROGRAMME_PLAN } from './domain/money.js';
export { automaticWeaknesses, openMonth, type AgencyMonth, type OpenMonth } from './domain/open-month.js';
export { lastClosedMonth, monthsBetween } from './domain/published-months.js';
export { publishAll } from './results/publish-results.js';
export type { Standing } from './results/standing.js';
export { gainUntil, monthFacts } from './results/result-facts.js';
export { measureWorkload, workloadGain, type WorkCell } from './domain/workload.js';
export { ReadGainReport } from './queries/gain-report.js';
export { reviewQuarter } from './domain/deviation.js';
export { closedQuarters } from './domain/quarters.js';
