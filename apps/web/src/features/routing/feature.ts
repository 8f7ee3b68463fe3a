import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/admin/routing', lazy: async () => ({ Component: (await import('./routing-page.js')).RoutingPage }) },
  ],
};
