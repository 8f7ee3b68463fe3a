import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { Plugin } from 'vite';

const FOLDERS = ['icons', 'animations', 'logos'];
const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

export const punktAssetsPath = join(
  dirname(createRequire(import.meta.url).resolve('@oslokommune/punkt-assets/package.json')),
  'dist',
);

/** Serves Punkt's icons, animations and logos from our own address, `/punkt/…`, instead of Punkt's CDN. */
export function punktAssets(): Plugin {
  return {
    name: 'punkt-assets',
    configureServer(server) {
      server.middlewares.use('/punkt', (request, response, next) => {
        const [, folder = '', file = ''] =
          /^\/([a-z]+)\/([\w.-]+)$/.exec((request.url ?? '').split('?')[0] ?? '') ?? [];
        const path = join(punktAssetsPath, folder, file);
        const type = TYPES[extname(file)];
        if (!type || !FOLDERS.includes(folder) || !existsSync(path)) return next();
        response.setHeader('Content-Type', type);
        createReadStream(path).pipe(response);
      });
    },
    generateBundle() {
      for (const folder of FOLDERS) {
        for (const file of readdirSync(join(punktAssetsPath, folder))) {
          if (!(extname(file) in TYPES)) continue;
          const source = readFileSync(join(punktAssetsPath, folder, file));
          this.emitFile({ type: 'asset', fileName: `punkt/${folder}/${file}`, source });
        }
      }
    },
  };
}
