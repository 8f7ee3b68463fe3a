import type { Feature } from '../feature.js';

export const feature: Feature = {
  routes: [
    { path: '/calendars', lazy: async () => ({ Component: (await import('./calendars-page.js')).CalendarsPage }) },
    {
      path: '/calendars/new',
      lazy: async () => ({ Component: (await import('./new-calendar-page.js')).NewCalendarPage }),
    },
    { path: '/calendars/:key', lazy: async () => ({ Component: (await import('./calendar-page.js')).CalendarPage }) },
    {
      path: '/calendars/:key/change',
      lazy: async () => ({ Component: (await import('./change-page.js')).ChangePage }),
    },
  ],
  nav: [
    {
      to: '/calendars',
      label: 'calendars:nav',
      order: 80,
      group: 'about',
      // Everybody else finds them from the declaration, which counts by them.
      shows: ({ abilities }) => abilities.editCalendars && !abilities.editDeclaration,
    },
  ],
};
