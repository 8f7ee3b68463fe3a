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
import { overflow } from './0016-overflow.js';

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
  // Four that other branches bring; ids have no gaps.
  ...[12, 13, 14, 15].map((id) => ({ id, name: 'held free', sql: 'select 1' })),
  overflow,
] as const;
