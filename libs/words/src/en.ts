import { benefitPlan } from './benefit-plan.en.js';
import { capacity } from './capacity.en.js';
import { comparison } from './comparison.en.js';
import { flow } from './flow.en.js';
import { gain } from './gain.en.js';
import { handOffs } from './hand-offs.en.js';
import { handling } from './handling.en.js';
import { improvements } from './improvements.en.js';
import { known } from './known.en.js';
import { openResults } from './open-results.en.js';
import { reports } from './reports.en.js';
import { showback } from './showback.en.js';
import { ui } from './ui.en.js';
import type { Words } from './nb.js';

/** What pages and the files made of them say in English, by namespace. */
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
