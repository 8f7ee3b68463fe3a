import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_PREFIX, api } from '@desk/contracts';
import { IS_PUBLIC, ROOT_PATHS } from '@desk/platform';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { startTestDesk, type TestDesk } from '../support/harness.js';

/** All that answers to somebody who has not signed in. */
const PUBLIC = [
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /sign-in/demo',
  'POST /sign-in/demo',
  'POST /sign-in/link',
];

interface Route {
  readonly name: string;
  readonly open: boolean;
}

let desk: TestDesk;
let routes: Route[];
beforeAll(async () => {
  desk = await startTestDesk();
  routes = routesOf(desk);
}, 60_000);
afterAll(() => desk.stop());

describe('the routes of the desk', () => {
  it('stand behind the guard, except a few', () => {
    const open = routes.filter((route) => route.open).map((route) => route.name);
    expect(open.sort()).toEqual([...PUBLIC].sort());
  });

  it('refuse whoever has not signed in', async () => {
    for (const { method, path } of Object.values(api)) {
      if (PUBLIC.includes(`${method} ${path}`)) continue;
      const answer = await desk.anonymous.raw(method, API_PREFIX + path.replace(/:\w+/g, 'x'), {
        ...(method === 'GET' ? {} : { body: {} }),
      });
      expect({ method, path, status: answer.status }).toEqual({ method, path, status: 401 });
    }
  });

  it('are the doors of the contracts, all of them and no others', () => {
    const doors = Object.values(api).map(({ method, path }) => `${method} ${path}`);
    const roots = ROOT_PATHS.map((path) => `GET /${path}`);
    expect(routes.map((route) => route.name).sort()).toEqual([...doors, ...roots].sort());
  });
});

function routesOf({ app }: TestDesk): Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  const found: Route[] = [];
  for (const { instance, metatype } of app.get(DiscoveryService).getControllers()) {
    if (!metatype) continue;
    const controller = instance as Record<string, (...given: unknown[]) => unknown>;
    const bases = [reflector.get<string | string[]>(PATH_METADATA, metatype)].flat();
    for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(controller) as object)) {
      const handler = controller[name];
      const paths = handler && reflector.get<string | string[] | undefined>(PATH_METADATA, handler);
      if (handler === undefined || paths === undefined) continue;
      const method = RequestMethod[reflector.get<RequestMethod>(METHOD_METADATA, handler)];
      const open = reflector.getAllAndOverride<boolean>(IS_PUBLIC, [handler, metatype]) ?? false;
      for (const base of bases)
        for (const path of [paths].flat()) found.push({ name: `${method} ${join(base, path)}`, open });
    }
  }
  return found;
}

function join(...parts: string[]): string {
  const words = parts.flatMap((part) => part.split('/')).filter((word) => word !== '');
  return `/${words.join('/')}`;
}
