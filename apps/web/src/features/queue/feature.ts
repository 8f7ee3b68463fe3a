import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/queue', lazy: async () => ({ Component: (await import('./queue-start.js')).QueueStart }) }],
  lists: [{ path: '/queue/:teamKey', lazy: async () => ({ Component: (await import('./queue-page.js')).QueuePage }) }],
  nav: [{ to: '/queue', label: 'queue:nav', keys: 'g q', order: 10, shows: (me) => me.abilities.workQueues }],
};
