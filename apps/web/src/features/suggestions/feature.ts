import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    {
      path: '/suggestions',
      lazy: async () => ({ Component: (await import('./suggestions-page.js')).SuggestionsPage }),
    },
    {
      path: '/suggestions/new',
      lazy: async () => ({ Component: (await import('./new-suggestion-page.js')).NewSuggestionPage }),
    },
    {
      path: '/suggestions/:id',
      lazy: async () => ({ Component: (await import('./suggestion-page.js')).SuggestionPage }),
    },
  ],
  nav: [
    {
      to: '/suggestions',
      label: 'suggestions:nav',
      order: 71,
      group: 'about',
      shows: (me) => !me.abilities.workQueues,
    },
  ],
  personal: [{ to: '/suggestions', label: 'suggestions:nav', order: 71, shows: (me) => me.abilities.workQueues }],
};
