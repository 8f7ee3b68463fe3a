export type { Drawing, DrawingTable, Frame, Picture } from './drawing.js';
export {
  gainDrawing,
  gainMonthsDrawing,
  headlineDrawing,
  partsDrawing,
  sensitivityDrawing,
  wavesDrawing,
} from './reports/gain.js';
export { moneyDrawing, planDrawing, type NetAndPlan, type PlannedMonth } from './reports/money.js';
export { JUST_MISSED, limitUseDrawing, NEAR, sharesOf } from './reports/limit-use.js';
export { attainmentDrawing, trendDrawing, type Attained, type KeptMonth } from './reports/sla.js';
export {
  funnelDrawing,
  showbackDrawing,
  staffingDrawing,
  type Compared,
  type SharedCost,
} from './reports/comparison.js';
