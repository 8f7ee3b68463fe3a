import type { Feature } from '../feature.js';
import { NoticeBell } from './notice-bell.js';

export const feature: Feature = {
  routes: [{ path: '/notices', lazy: async () => ({ Component: (await import('./notices-page.js')).NoticesPage }) }],
  header: [{ id: 'notices', order: 20, Item: NoticeBell }],
};
