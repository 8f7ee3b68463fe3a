import type { Me } from '@desk/contracts';
import type { Feature, NavGroup } from '../feature.js';

const leads = (me: Me): boolean => me.teams.some(({ lead }) => lead);
/** A contact reads them of the own agency only. */
const reportsOrAgency = ({ abilities }: Me): NavGroup => (abilities.readReports ? 'reports' : 'agency');

export const feature: Feature = {
  routes: [
    { path: '/reports/sla', lazy: async () => ({ Component: (await import('./sla-page.js')).SlaPage }) },
    {
      path: '/reports/sla/tickets',
      lazy: async () => ({ Component: (await import('./sla-tickets-page.js')).SlaTicketsPage }),
    },
    { path: '/reports/flow', lazy: async () => ({ Component: (await import('./flow/flow-page.js')).FlowPage }) },
    {
      path: '/reports/flow/tickets',
      lazy: async () => ({ Component: (await import('./flow/flow-tickets-page.js')).FlowTicketsPage }),
    },
    {
      path: '/reports/backlog/tickets',
      lazy: async () => ({ Component: (await import('./flow/flow-tickets-page.js')).BacklogTicketsPage }),
    },
    {
      path: '/reports/tickets/:number',
      lazy: async () => ({ Component: (await import('./figure-ticket-page.js')).FigureTicketPage }),
    },
    {
      path: '/reports/hand-offs',
      lazy: async () => ({ Component: (await import('./hand-offs-page.js')).HandOffsPage }),
    },
    {
      path: '/reports/handling',
      lazy: async () => ({ Component: (await import('./handling-page.js')).HandlingPage }),
    },
    {
      path: '/comparison',
      lazy: async () => ({ Component: (await import('./comparison-page.js')).ComparisonPage }),
    },
    { path: '/reports/gain', lazy: async () => ({ Component: (await import('./gain/gain-page.js')).GainPage }) },
  ],
  nav: [
    {
      to: '/reports/sla',
      label: 'reports:nav',
      order: 58,
      group: reportsOrAgency,
      matches: (pathname) => ['sla', 'tickets'].some((page) => pathname.startsWith(`/reports/${page}`)),
      shows: (me) => me.abilities.readReports || me.abilities.readAgency,
    },
    {
      to: '/reports/flow',
      label: 'flow:title',
      order: 58,
      group: reportsOrAgency,
      matches: (pathname) => ['flow', 'backlog'].some((page) => pathname.startsWith(`/reports/${page}`)),
      shows: (me) => me.abilities.readReports || me.abilities.readAgency,
    },
    {
      to: '/reports/hand-offs',
      label: 'hand-offs:nav',
      order: 58,
      group: 'reports',
      shows: (me) => me.abilities.readReports || leads(me),
    },
    {
      to: '/reports/handling',
      label: 'handling:nav',
      order: 58,
      group: 'reports',
      shows: (me) => me.abilities.readReports || leads(me),
    },
    {
      to: '/comparison',
      label: 'comparison:nav',
      order: 58,
      group: 'reports',
      shows: (me) => me.abilities.readReports,
    },
    { to: '/reports/gain', label: 'gain:nav', order: 60, group: 'gain', shows: (me) => me.abilities.readReports },
  ],
};
