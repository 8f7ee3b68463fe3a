import type { Feature } from '../feature.js';
import { RunningTimer } from './running-timer.js';

export const feature: Feature = {
  routes: [
    { path: '/tickets/:number', lazy: async () => ({ Component: (await import('./ticket-page.js')).TicketPage }) },
  ],
  beside: [{ path: ':number', lazy: async () => ({ Component: (await import('./ticket-page.js')).TicketPane }) }],
  header: [{ id: 'running-timer', order: 5, Item: RunningTimer, shows: (me) => me.abilities.workQueues }],
};
