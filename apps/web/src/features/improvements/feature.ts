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
};
