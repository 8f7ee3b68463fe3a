import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/my-time', lazy: async () => ({ Component: (await import('./my-time-page.js')).MyTimePage }) }],
  personal: [{ to: '/my-time', label: 'my-time:nav', order: 22, shows: (me) => me.abilities.workQueues }],
};
