import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router-dom';
import { onAnswer } from './api/client.js';
import { createQueryClient } from './api/query-client.js';
import { createRouter } from './app/routes.js';
import { startI18n } from './i18n/i18n.js';
import './ui/styles/punkt.scss';
import './ui/styles/ui.scss';
import './app/shell.scss';
import { followServerTime } from './ui/now.js';

// Punkt's elements would fetch these from its CDN; they read the places when the first of them is drawn.
window.pktIconPath = '/punkt/icons/';
window.pktAnimationPath = '/punkt/animations/';

onAnswer((response) => {
  const date = response.headers.get('date');
  if (date) followServerTime(Date.parse(date));
});

await startI18n();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={createRouter()} future={{ v7_startTransition: true }} />
    </QueryClientProvider>
  </StrictMode>,
);
