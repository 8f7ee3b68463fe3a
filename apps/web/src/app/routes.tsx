import { Outlet, createBrowserRouter } from 'react-router-dom';
import { features } from './registry.js';
import { NotFoundPage } from './not-found-page.js';
import { RouteError } from './route-error.js';
import { SessionGate } from './session-gate.js';
import { Shell } from './shell.js';
import { PublicFrame } from './public-frame.js';
import { Loading } from '../ui/loading.js';

const pages = features.flatMap(({ routes = [] }) => routes);
const beside = features.flatMap((feature) => feature.beside ?? []);
const lists = features.flatMap((feature) => (feature.lists ?? []).map((list) => ({ ...list, children: [...beside] })));
const publicPages = features.flatMap(({ publicRoutes = [] }) => publicRoutes);

export const createRouter = () =>
  createBrowserRouter(
    [
      {
        element: <Outlet />,
        errorElement: <RouteError />,
        hydrateFallbackElement: <Loading />,
        children: [
          {
            element: <PublicFrame />,
            children: [{ errorElement: <RouteError />, children: [...publicPages] }],
          },
          {
            element: (
              <SessionGate>
                <Shell />
              </SessionGate>
            ),
            // A page that fails leaves the shell standing.
            children: [
              {
                errorElement: <RouteError />,
                children: [...pages, ...lists, { path: '*', element: <NotFoundPage /> }],
              },
            ],
          },
        ],
      },
    ],
    {
      future: {
        v7_relativeSplatPath: true,
        v7_fetcherPersist: true,
        v7_normalizeFormMethod: true,
        v7_partialHydration: true,
        v7_skipActionErrorRevalidation: true,
      },
    },
  );
