import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/baselines', lazy: async () => ({ Component: (await import('./baselines-page.js')).BaselinesPage }) },
    { path: '/baselines/:key', lazy: async () => ({ Component: (await import('./baseline-page.js')).BaselinePage }) },
    { path: '/baseline-sheet', lazy: async () => ({ Component: (await import('./sheet-page.js')).SheetPage }) },
  ],
  nav: [
    {
      to: '/baselines',
      label: 'baselines:nav',
      order: 64,
      group: 'gain',
      matches: (pathname) => pathname.startsWith('/baselines') || pathname.startsWith('/baseline-sheet'),
      shows: (me) => me.abilities.readReports || me.abilities.administer,
    },
  ],
};
