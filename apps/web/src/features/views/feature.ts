import type { Feature } from '../feature.js';
import { ViewAside } from './view-list.js';

export const feature: Feature = {
  lists: [
    { path: '/views/:viewId', lazy: async () => ({ Component: (await import('./view-page.js')).ViewPage }) },
    { path: '/search', lazy: async () => ({ Component: (await import('./search-page.js')).SearchPage }) },
  ],
  asides: [{ id: 'views', order: 10, Item: ViewAside }],
};
