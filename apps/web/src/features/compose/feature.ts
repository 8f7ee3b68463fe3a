import type { Feature } from '../feature.js';
import { HeldBar } from './held-bar.js';

export const feature: Feature = {
  routes: [
    { path: '/drafts', lazy: async () => ({ Component: (await import('./drafts-page.js')).DraftsPage }) },
    { path: '/replies', lazy: async () => ({ Component: (await import('./replies-page.js')).RepliesPage }) },
  ],
  personal: [
    { to: '/drafts', label: 'compose:nav.drafts', order: 24, shows: () => true },
    {
      to: '/replies',
      label: 'compose:nav.replies',
      order: 26,
      shows: (me) => me.abilities.workQueues || me.abilities.administer,
    },
  ],
  header: [{ id: 'held', order: 1, Item: HeldBar }],
};
