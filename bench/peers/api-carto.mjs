// (f) API Carto itself, from a copy of its repository that API_CARTO_DIR names: see docs/performance.md.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../processes/child.mjs';

const FOLDER = process.env.API_CARTO_DIR;
const PRELOADED = fileURLToPath(new URL('./api-carto-wfs.mjs', import.meta.url));

export const hasApiCarto = FOLDER !== undefined && FOLDER !== '';

/** As its own `npm start` begins it, and with NODE_ENV=production, but for where its WFS is. */
export async function startApiCarto(env, path) {
  const server = join(resolve(FOLDER), 'server.js');
  if (!existsSync(server)) throw new Error(`API_CARTO_DIR: ${server} is missing`);
  const { version } = JSON.parse(readFileSync(join(resolve(FOLDER), 'package.json'), 'utf8'));
  const started = await startProcess(process.execPath, ['--import', PRELOADED, server], {
    env: { NODE_ENV: 'production', ...env },
    path,
  });
  return { name: `(f) API Carto ${version}`, ...started };
}
