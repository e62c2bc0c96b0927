// Where the compiled project is: `dist`, or the folder that BENCH_DIST names.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
export const DIST = resolve(PROJECT, process.env.BENCH_DIST || 'dist');

/** Path of a compiled file, e.g. `compiled('src/main.js')`. */
export function compiled(path) {
  const file = join(DIST, path);
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first`);
  return file;
}

/** A compiled module of the project. */
export function importCompiled(path) {
  return import(pathToFileURL(compiled(path)).href);
}
