import { Problem, ProblemFilter } from '@desk/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StaticFiles } from './static-files.js';

const OURS = /^(api|socket\.io|health|metrics)(\/|$)/;
const PAGE = 'index.html';
const FOREVER = 'public, max-age=31536000, immutable';
const AN_HOUR = 'public, max-age=3600';

/** The built web client: files as they are, every other address of a page gets the one page that finds its way. */
export function serveWeb(app: NestFastifyApplication, folder: string): void {
  const files = new StaticFiles(folder);
  const filter = app.get(ProblemFilter);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      const name = nameOf(request.url);
      if (files.has(name) && name !== PAGE) {
        return files.send(name, request, reply, name.startsWith('assets/') ? FOREVER : AN_HOUR);
      }
      if (OURS.test(name) || /\.\w+$/.test(name.replace(PAGE, ''))) {
        filter.answer(new Problem('not_found', 'There is nothing at this address.'), request, reply);
        return reply;
      }
      return files.send(PAGE, request, reply, 'no-cache');
    });
}

function nameOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  try {
    return decodeURIComponent(path).replace(/^\/+/, '');
  } catch {
    return 'api/';
  }
}
