import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/tickets/:number', lazy: async () => ({ Component: (await import('./ticket-page.js')).TicketPage }) }],
};
