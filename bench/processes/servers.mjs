// Our server, and the peers, each in a process of its own.
import { fileURLToPath } from 'node:url';
import { compiled } from '../dist-folder.mjs';
import { startProcess } from './child.mjs';
import { FLAGS } from './flags.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** As in production; the limits of a single client and towards the upstreams are lifted, or they would be measured. */
const LIFTED = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  CACHE_DISK_MB: '0',
  RATE_LIMIT: '1000000',
  RATE_LIMIT_WINDOW_MS: '1000',
  OUTGOING_FACTOR: '1000',
  BDNB_MONTHLY_QUOTA: '0',
  BDNB_CLIENT_SHARE: '1',
};

/** @param env on top of, or instead of, the settings above */
export function startOurs(env, options = {}) {
  return startProcess(process.execPath, [...FLAGS, ...(options.nodeArgs ?? []), compiled('server/main.js')], {
    env: { ...LIFTED, ...env },
    path: '/health/ready',
    ...options,
  });
}

/** Ours, where every question is asked anew: see peers/without-caches.mjs, which patches modules, so not from one file. */
export function startOursUncached(env, options = {}) {
  const args = [
    ...FLAGS,
    ...(options.nodeArgs ?? []),
    '--import',
    file('../peers/without-caches.mjs'),
    compiled('src/main.js'),
  ];
  return startProcess(process.execPath, args, {
    env: { ...LIFTED, ...env },
    path: '/health/ready',
    ...options,
  });
}

/** @param name of a file in peers/ */
export function startPeer(name, env, options = {}) {
  return startProcess(process.execPath, [...(options.nodeArgs ?? []), file(`../peers/${name}.mjs`)], {
    env: { NODE_ENV: 'production', ...env },
    path: '/up',
    ...options,
  });
}
