import type { Feature } from '../feature.js';
import { BulkHost } from './bulk-host.js';
import { BulkBar } from './bulk-bar.js';

export const feature: Feature = {
  routes: [{ path: '/bulk/:bulkId', lazy: async () => ({ Component: (await import('./bulk-page.js')).BulkPage }) }],
  header: [{ id: 'bulk', order: 90, Item: BulkHost, shows: (me) => me.abilities.workQueues }],
  selectionBars: [{ id: 'bulk', order: 10, Item: BulkBar }],
};
