import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/declaration/escalation',
      lazy: async () => ({ Component: (await import('./escalation-page.js')).EscalationPage }),
    },
  ],
};
