import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/declaration',
      lazy: async () => ({ Component: (await import('./declaration-page.js')).DeclarationPage }),
    },
    {
      path: '/declaration/versions',
      lazy: async () => ({ Component: (await import('./versions-page.js')).VersionsPage }),
    },
    {
      path: '/declaration/versions/:version',
      lazy: async () => ({ Component: (await import('./version-page.js')).VersionPage }),
    },
    {
      path: '/declaration/compare',
      lazy: async () => ({ Component: (await import('./compare-page.js')).ComparePage }),
    },
    {
      path: '/declaration/drafts/:id',
      lazy: async () => ({ Component: (await import('./edit/draft-page.js')).DraftPage }),
    },
  ],
  nav: [
    {
      to: '/declaration',
      label: 'declaration:nav',
      order: 80,
      group: 'about',
      shows: (me) => !me.abilities.workQueues,
    },
  ],
  personal: [{ to: '/declaration', label: 'declaration:nav', order: 72, shows: (me) => me.abilities.workQueues }],
};
