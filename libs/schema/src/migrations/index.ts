import { foundation } from './0001-foundation.js';
import { catalogue } from './0002-catalogue.js';
import { ticket } from './0003-ticket.js';
import { news } from './0004-news.js';
import { work } from './0005-work.js';
import { metrics } from './0006-metrics.js';
import { benefits } from './0007-benefits.js';
import { imports } from './0008-import.js';
import { declarations } from './0009-declarations.js';
import { nearMisses } from './0010-near-misses.js';
import { roster } from './0011-roster.js';
import { routing } from './0012-routing.js';
import { workspace } from './0013-workspace.js';
import { views } from './0014-views.js';
import { bulk } from './0015-bulk.js';
import { writing } from './0016-writing.js';
import { fewerChecks } from './0017-fewer-checks.js';
import { overflow } from './0018-overflow.js';
import { handover } from './0019-handover.js';
import { visits } from './0020-visits.js';
import { workspaceFinished } from './0021-workspace-finished.js';
import { corrections } from './0022-corrections.js';
import { zeroPoint } from './0023-zero-point.js';
import { showback } from './0024-showback.js';
import { openResults } from './0025-open-results.js';
import { reportMails } from './0026-report-mails.js';
import { benefitPlan } from './0027-benefit-plan.js';
import { capacity } from './0028-capacity.js';
import { asKnown } from './0029-as-known.js';
import { reportSchema } from './0030-report-schema.js';
import { workMonth } from './0031-work-month.js';
import { questionsAndCouncil } from './0032-questions-and-council.js';
import { coarserSums } from './0033-coarser-sums.js';
import { finerSums } from './0034-finer-sums.js';
import { drawnWork } from './0035-drawn-work.js';
import { councilNotices } from './0036-council-notices.js';
import { closedMonths } from './0037-closed-months.js';

/** Every migration, in order. Never edited once released; a change is a new one. */
export const migrations = [
  foundation,
  catalogue,
  ticket,
  news,
  work,
  metrics,
  benefits,
  imports,
  declarations,
  nearMisses,
  roster,
  routing,
  workspace,
  views,
  bulk,
  writing,
  fewerChecks,
  overflow,
  handover,
  visits,
  workspaceFinished,
  corrections,
  zeroPoint,
  showback,
  openResults,
  reportMails,
  benefitPlan,
  capacity,
  asKnown,
  reportSchema,
  workMonth,
  questionsAndCouncil,
  coarserSums,
  finerSums,
  drawnWork,
  councilNotices,
  closedMonths,
] as const;
