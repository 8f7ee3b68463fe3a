import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/results', lazy: async () => ({ Component: (await import('./results-page.js')).ResultsPage }) },
    {
      path: '/results/weaknesses',
      lazy: async () => ({ Component: (await import('./weaknesses-page.js')).WeaknessesPage }),
    },
  ],
  nav: [
    { to: '/results', label: 'open-results:nav', order: 70, group: 'about', shows: (me) => !me.abilities.workQueues },
  ],
  personal: [{ to: '/results', label: 'open-results:nav', order: 70, shows: (me) => me.abilities.workQueues }],
};
