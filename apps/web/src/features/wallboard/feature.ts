import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/team/:teamKey/wallboard',
      lazy: async () => ({ Component: (await import('./wallboard-page.js')).WallboardPage }),
    },
  ],
};
