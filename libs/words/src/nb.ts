import { benefitPlan } from './benefit-plan.nb.js';
import { capacity } from './capacity.nb.js';
import { comparison } from './comparison.nb.js';
import { flow } from './flow.nb.js';
import { gain } from './gain.nb.js';
import { handOffs } from './hand-offs.nb.js';
import { handling } from './handling.nb.js';
import { improvements } from './improvements.nb.js';
import { known } from './known.nb.js';
import { openResults } from './open-results.nb.js';
import { reports } from './reports.nb.js';
import { showback } from './showback.nb.js';
import { ui } from './ui.nb.js';

/** What pages and the files made of them say in bokmål, by namespace. */
export const words = {
  'benefit-plan': benefitPlan,
  capacity,
  comparison,
  flow,
  gain,
  'hand-offs': handOffs,
  handling,
  improvements,
  known,
  'open-results': openResults,
  reports,
  showback,
  ui,
};

/** The same shape in every language. */
export type Words = typeof words;
