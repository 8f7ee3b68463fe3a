import type { Feature } from '../feature.js';
import { PresenceMenu } from './presence-menu.js';

export const feature: Feature = {
  routes: [
    { path: '/staffing', lazy: async () => ({ Component: (await import('./staffing-start.js')).StaffingStart }) },
    {
      path: '/team/:teamKey/staffing',
      lazy: async () => ({ Component: (await import('./staffing-page.js')).StaffingPage }),
    },
  ],
  nav: [
    {
      to: '/staffing',
      label: 'staffing:nav',
      order: 65,
      group: 'running',
      matches: (pathname) => pathname === '/staffing' || /^\/team\/[^/]+\/staffing/.test(pathname),
      // Whoever works in a team comes there by their presence, in the header.
      shows: (me) => me.abilities.administer && me.teams.length === 0,
    },
  ],
  header: [{ id: 'presence', order: 10, Item: PresenceMenu, shows: (me) => me.abilities.workQueues }],
};
