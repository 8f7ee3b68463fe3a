import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/benefit-plan', lazy: async () => ({ Component: (await import('./plan-page.js')).PlanPage }) },
    { path: '/benefit-plan/draft', lazy: async () => ({ Component: (await import('./draft-page.js')).DraftPage }) },
    {
      path: '/benefit-plan/versions/:version',
      lazy: async () => ({ Component: (await import('./version-page.js')).VersionPage }),
    },
    { path: '/ledger', lazy: async () => ({ Component: (await import('./ledger-page.js')).LedgerPage }) },
  ],
  nav: [
    {
      to: '/benefit-plan',
      label: 'benefit-plan:nav',
      order: 61,
      group: 'gain',
      matches: (pathname) => ['/benefit-plan', '/ledger'].some((place) => pathname.startsWith(place)),
      shows: (me) => me.abilities.readReports,
    },
  ],
};
