export { seededRandom, type Random } from './domain/random.js';
export { BASELINE_LEVEL, GAIN_LEVEL } from './domain/quantiles.js';
export type { DaySpan, Period } from './domain/period.js';
export { baselineDistribution, baselineFault, DEFAULT_CORRELATION } from './domain/baseline-distribution.js';
export { POSITION_KINDS, type Position, type PositionKind } from './domain/positions.js';
export type { AgencyVolume } from './domain/volume.js';
export { BAND_RELATIONS, bandRelation, EXPECTED_BAND, type Band, type BandRelation } from './domain/band.js';
export {
  DEFAULT_DRAWS,
  measureGain,
  type ExpectedBaseline,
  type Gain,
  type GainAgency,
  type GainInput,
  type GainOptions,
  type GainResult,
} from './domain/gain.js';
export {
  DEFAULT_HOURS_PER_YEAR,
  DEFAULT_SENSITIVITY,
  DEFAULT_UTILISATION,
  LEAST_AGENTS,
  LEAST_DAYS,
  measureWorkload,
  workloadGain,
  type WorkCell,
  type Workload,
  type WorkloadOptions,
  type WorkloadResult,
} from './domain/workload.js';
export {
  COST_KINDS,
  DEFAULT_COST_PER_FTE,
  measureMoney,
  plannedNet,
  PROGRAMME_PLAN,
  type CostKind,
  type LedgerLine,
  type Money,
  type MoneyInput,
  type PlanLine,
} from './domain/money.js';
export { gainText } from './domain/gain-text.js';
export { BenefitsModule } from './benefits.module.js';
