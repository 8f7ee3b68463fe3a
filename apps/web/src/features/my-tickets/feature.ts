import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/my/tickets', lazy: async () => ({ Component: (await import('./my-tickets-page.js')).MyTicketsPage }) },
  ],
  nav: [{ to: '/my/tickets', label: 'my-tickets:nav', keys: 'g m', order: 52, shows: () => true }],
};
