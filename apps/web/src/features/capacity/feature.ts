import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [{ path: '/staffing-plan', lazy: async () => ({ Component: (await import('./plan-page.js')).PlanPage }) }],
  nav: [
    {
      to: '/staffing-plan',
      label: 'capacity:nav',
      order: 65,
      // Who leads a team has this one and the reports of the team.
      group: ({ abilities }) => (abilities.readReports ? 'running' : 'reports'),
      shows: (me) => me.abilities.readReports || me.teams.some(({ lead }) => lead),
    },
  ],
};
