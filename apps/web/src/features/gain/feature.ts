import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/reports/gain', lazy: async () => ({ Component: (await import('./gain-page.js')).GainPage }) }],
  nav: [{ to: '/reports/gain', label: 'gain:nav', order: 60, shows: (me) => me.abilities.readReports }],
};
