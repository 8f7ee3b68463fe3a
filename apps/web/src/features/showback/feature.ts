import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/showback', lazy: async () => ({ Component: (await import('./showback-page.js')).ShowbackPage }) },
    { path: '/showback/lines/:id', lazy: async () => ({ Component: (await import('./line-page.js')).LinePage }) },
    { path: '/showback/prices', lazy: async () => ({ Component: (await import('./prices-page.js')).PricesPage }) },
    {
      path: '/showback/prices/:id',
      lazy: async () => ({ Component: (await import('./price-list-page.js')).PriceListPage }),
    },
  ],
  nav: [
    {
      to: '/showback',
      label: 'showback:title',
      order: 66,
      group: ({ abilities }) => (abilities.readReports || abilities.administer ? 'running' : 'agency'),
      shows: (me) => me.abilities.readReports || me.abilities.administer || me.abilities.readAgency,
    },
  ],
};
