import type { Me } from '@desk/contracts';
import type { Feature } from '../feature.js';

const readsReports = (me: Me): boolean =>
  me.abilities.readReports || me.abilities.readAgency || me.teams.some(({ lead }) => lead);

export const feature: Feature = {
  routes: [
    { path: '/reports/mail', lazy: async () => ({ Component: (await import('./mail-page.js')).MailPage }) },
    {
      path: '/reports/mail/new',
      lazy: async () => ({ Component: (await import('./schedule-page.js')).NewSchedulePage }),
    },
    { path: '/reports/mail/:id', lazy: async () => ({ Component: (await import('./schedule-page.js')).SchedulePage }) },
  ],
  nav: [
    {
      to: '/reports/mail',
      label: 'exports:nav',
      order: 59,
      group: ({ abilities }) => (abilities.readAgency && !abilities.readReports ? 'agency' : 'reports'),
      shows: readsReports,
    },
  ],
};
