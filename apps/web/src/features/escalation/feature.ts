import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/escalation', lazy: async () => ({ Component: (await import('./escalation-page.js')).EscalationPage }) },
  ],
  nav: [
    {
      to: '/escalation',
      label: 'escalation:nav',
      order: 81,
      shows: (me) => me.abilities.readEscalationRules,
    },
  ],
};
