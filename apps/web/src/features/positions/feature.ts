import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/positions', lazy: async () => ({ Component: (await import('./positions-page.js')).PositionsPage }) },
    {
      path: '/position-sheet',
      lazy: async () => ({ Component: (await import('./position-sheet-page.js')).PositionSheetPage }),
    },
  ],
  nav: [
    {
      to: '/positions',
      label: 'positions:nav',
      order: 63,
      group: ({ abilities }) => (abilities.readReports || abilities.administer ? 'gain' : 'agency'),
      matches: (pathname) => pathname.startsWith('/position'),
      shows: ({ abilities }) => abilities.readReports || abilities.administer || abilities.readAgency,
    },
  ],
};
