import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** `vite -c tests/gallery/vite.config.ts` shows every piece and state in a browser, for eyes only. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] } },
  // Nothing is written into node_modules: other builds keep their caches there.
  cacheDir: fileURLToPath(new URL('../../.output/gallery-cache', import.meta.url)),
});
