import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/admin/user-council', lazy: async () => ({ Component: (await import('./council-page.js')).CouncilPage }) },
  ],
};
