import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/improvements',
      lazy: async () => ({ Component: (await import('./improvements-page.js')).ImprovementsPage }),
    },
    {
      path: '/improvements/:id',
      lazy: async () => ({ Component: (await import('./improvement-page.js')).ImprovementPage }),
    },
  ],
  nav: [
    {
      to: '/improvements',
      label: 'improvements:title',
      order: 62,
      group: 'gain',
      shows: (me) => me.abilities.readReports,
    },
  ],
};
