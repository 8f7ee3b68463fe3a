import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/', lazy: async () => ({ Component: (await import('./start.js')).Start }) }],
  nav: [
    {
      to: '/',
      label: 'home:nav',
      order: 1,
      shows: ({ abilities }) => !abilities.workQueues && !abilities.readReports && !abilities.administer,
    },
  ],
};
