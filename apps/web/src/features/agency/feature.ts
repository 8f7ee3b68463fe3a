import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/agency', lazy: async () => ({ Component: (await import('./agency-page.js')).AgencyPage }) }],
  nav: [{ to: '/agency', label: 'agency:nav', order: 57, group: 'agency', shows: (me) => me.abilities.readAgency }],
};
