import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { punktAssets } from './vite/punkt-assets.js';

const api = `http://localhost:${process.env['PORT'] ?? '3000'}`;
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('.'),
  plugins: [react(), punktAssets()],
  resolve: {
    alias: {
      '@desk/contracts': path('../../libs/contracts/src/index.ts'),
      '@desk/charts/engine': path('../../libs/charts/src/engine.ts'),
      '@desk/charts': path('../../libs/charts/src/index.ts'),
      '@desk/words': path('../../libs/words/src'),
    },
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: path('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // No data: URLs, so that the content security policy needs no exception for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: {
      // The api accepts writes from its own origin only.
      '/api': { target: api, headers: { origin: api } },
      '/socket.io': { target: api, ws: true, headers: { origin: api } },
    },
  },
});
