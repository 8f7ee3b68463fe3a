export type { Drawing, DrawingTable, Frame, Picture } from './drawing.js';
export { gainDrawing, gainMonthsDrawing, partsDrawing, sensitivityDrawing, wavesDrawing } from './reports/gain.js';
export { moneyDrawing, planDrawing, type NetAndPlan, type YearOfPlan } from './reports/money.js';
export { attainmentDrawing, useDrawing, type Attained, type UseOfLimit } from './reports/sla.js';
export {
  funnelDrawing,
  showbackDrawing,
  staffingDrawing,
  type Compared,
  type SharedCost,
} from './reports/comparison.js';
