import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Plugin, defineConfig } from 'vite';

/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM_BYTES = 1_024;

/** Writes `.br` and `.gz` beside each text file: the server sends them as they are. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const folder = join(dir, 'assets');
      for (const name of readdirSync(folder).filter((file) => /\.(?:js|mjs|css|svg|txt)$/.test(file))) {
        const body = readFileSync(join(folder, name));
        if (body.length < COMPRESS_FROM_BYTES) continue;
        writeFileSync(join(folder, `${name}.gz`), gzipSync(body, { level: 9 }));
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        };
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(body, { params }));
      }
    },
  };
}

/** The explorer, as static files with hashed names: `vite build web` writes dist/web. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  // Tests build for themselves, and do not wait for the best compression.
  plugins: mode === 'test' ? [] : [precompressed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The content security policy allows files of our own only, no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map library is one chunk of its own, asked for after the sheet is there.
    chunkSizeWarningLimit: 1_200,
    target: 'es2022',
    cssTarget: 'chrome111',
  },
  server: { proxy: { '/v1': 'http://localhost:3000' } },
}));
