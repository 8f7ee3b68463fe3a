import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/admin', lazy: async () => ({ Component: (await import('./admin-page.js')).AdminPage }) }],
  nav: [{ to: '/admin', label: 'admin:nav', order: 90, shows: (me) => me.abilities.administer }],
};
