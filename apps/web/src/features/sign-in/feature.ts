import type { Feature } from '../feature.js';

export const feature: Feature = {
  publicRoutes: [
    { path: '/sign-in', lazy: async () => ({ Component: (await import('./sign-in-page.js')).SignInPage }) },
    { path: '/sign-in/link/:token', lazy: async () => ({ Component: (await import('./link-page.js')).LinkPage }) },
  ],
};
