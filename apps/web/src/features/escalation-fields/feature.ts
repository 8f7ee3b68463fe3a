import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/admin/escalation-fields',
      lazy: async () => ({ Component: (await import('./fields-page.js')).EscalationFieldsPage }),
    },
  ],
};
