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

const isExternal = (id) => EXTERNAL.some((name) => id === name || id.startsWith(`${name}/`));

export default defineConfig({
  input: 'dist/src/main.js',
  platform: 'node',
  external: isExternal,
  output: {
    dir: 'dist/server',
    format: 'esm',
    comments: false,
    // What is loaded later only: MCP's code, Redis's.
    chunkFileNames: '[name]-[hash].js',
  },
});
