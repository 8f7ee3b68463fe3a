import type { Feature } from '../feature.js';
import { HeaderSearch } from './header-search.js';

export const feature: Feature = {
  routes: [{ path: '/call', lazy: async () => ({ Component: (await import('./call-page.js')).CallPage }) }],
  nav: [{ to: '/call', label: 'call:nav', order: 20, shows: (me) => me.abilities.fileForAnyone }],
  header: [{ id: 'search', order: 10, Item: HeaderSearch, shows: (me) => me.abilities.workQueues }],
};
