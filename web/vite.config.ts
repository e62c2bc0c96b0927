import { appendFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
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

const LICENCES = 'assets/licences.txt';
const FONT_LICENCE = '../node_modules/@fontsource-variable/inter/LICENSE';

/** The bundler lists the licences of scripts; the font's is added here. */
function fontLicence(): Plugin {
  return {
    name: 'font-licence',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const text = readFileSync(join(import.meta.dirname, FONT_LICENCE), 'utf8');
      appendFileSync(join(dir, LICENCES), `\n## Inter (OFL-1.1)\n\n${text}`);
    },
  };
}

/** The explorer, as static files with hashed names: `vite build web` writes dist/web. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  // Tests build for themselves, and do not wait for the best compression.
  plugins: [fontLicence(), ...(mode === 'test' ? [] : [precompressed()])],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The content security policy allows files of our own only, no data: URLs.
    assetsInlineLimit: 0,
    license: { fileName: LICENCES },
    modulePreload: { polyfill: false },
    // The map library is one chunk of its own, asked for after the sheet is there.
    chunkSizeWarningLimit: 1_200,
    target: 'es2022',
    cssTarget: 'chrome111',
  },
  server: { proxy: { '/v1': 'http://localhost:3000' } },
}));
