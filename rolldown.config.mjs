// The server as one file: two thousand small ones are most of what a start takes. `npm run build` makes it of what the
// compiler wrote; the other commands, the tests of single modules and the bench's patches use those files themselves.
import { defineConfig } from 'rolldown';

/** Loaded from node_modules when the server runs. */
const EXTERNAL = [
  // Native code.
  'lmdb',
  // Asked for by Nest where an application has them; this one has not.
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
];

/**
 * One character beyond Latin-1 would make V8 keep the text of the whole file at two bytes a character. An escape means
 * the same wherever one can stand; within String.raw`…` it stays as written, and there are regular expressions only.
 */
function latin1Only() {
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'latin1-only',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) chunk.code = chunk.code.replace(/[^\0-\xff]/g, escaped);
    },
  };
}

/** Asked for by Nest's own pipe and by its types derived from others, which this application has not either. */
const USED_BY_US_ONLY = ['class-validator', 'class-transformer'];

const isOf = (id) => (name) => id === name || id.startsWith(`${name}/`);
const isExternal = (id, importer = '') =>
  EXTERNAL.some(isOf(id)) || (importer.includes('@nestjs') && USED_BY_US_ONLY.some(isOf(id)));

export default defineConfig({
  input: 'dist/src/main.js',
  platform: 'node',
  external: isExternal,
  // Its form in modules: of two hundred validators, with the phone numbers of the world, a handful is used.
  resolve: { alias: { 'class-validator': 'class-validator/esm2015/index.js' } },
  output: {
    dir: 'dist/server',
    format: 'esm',
    comments: false,
    // What is loaded later only: MCP's code, Redis's.
    chunkFileNames: '[name]-[hash].js',
    plugins: [latin1Only()],
  },
});
