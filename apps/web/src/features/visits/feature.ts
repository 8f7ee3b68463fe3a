import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/onsite', lazy: async () => ({ Component: (await import('./onsite-page.js')).OnsitePage }) }],
  nav: [
    {
      to: '/onsite',
      label: 'visits:nav',
      keys: 'g o',
      order: 12,
      shows: (me) => me.teams.some(({ line }) => line === 'onsite'),
    },
  ],
};
