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
import { handover } from './0015-handover.js';
import { reserved } from './reserved.js';

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
  reserved(13),
  reserved(14),
  handover,
] as const;
