import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/tickets/new', lazy: async () => ({ Component: (await import('./new-ticket-page.js')).NewTicketPage }) },
  ],
  nav: [
    {
      to: '/tickets/new',
      label: 'new-ticket:nav',
      order: 50,
      shows: ({ abilities }) => abilities.fileTicket && !abilities.fileForAnyone,
    },
  ],
};
