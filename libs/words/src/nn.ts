import { benefitPlan } from './benefit-plan.nn.js';
import { capacity } from './capacity.nn.js';
import { comparison } from './comparison.nn.js';
import { flow } from './flow.nn.js';
import { gain } from './gain.nn.js';
import { handOffs } from './hand-offs.nn.js';
import { handling } from './handling.nn.js';
import { improvements } from './improvements.nn.js';
import { known } from './known.nn.js';
import { openResults } from './open-results.nn.js';
import { reports } from './reports.nn.js';
import { showback } from './showback.nn.js';
import { ui } from './ui.nn.js';
import type { Words } from './nb.js';

/** What pages and the files made of them say in nynorsk, by namespace. */
export const words: Words = {
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
