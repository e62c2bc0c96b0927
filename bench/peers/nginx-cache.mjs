// (d) nginx with proxy_cache in front of a peer.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startProcess } from '../processes/child.mjs';

/** Debian keeps it out of the PATH of some users. */
const NGINX = ['nginx', '/usr/sbin/nginx'].find((path) => spawnSync(path, ['-v']).status === 0);

export const hasNginx = NGINX !== undefined;

export async function startNginx(upstreamUrl) {
  const folder = mkdtempSync(join(tmpdir(), 'deepcity-nginx-'));
  const port = await freePort();
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n  ');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  ${paths}
  proxy_cache_path ${folder}/cache keys_zone=answers:10m inactive=1h;
  keepalive_requests 1000000000;
  upstream peer { server ${new URL(upstreamUrl).host}; keepalive 16; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://peer;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_cache answers;
      proxy_cache_valid 200 1h;
    }
  }
}
`,
  );
  const nginx = await startProcess(NGINX, ['-e', `${folder}/error.log`, '-c', join(folder, 'nginx.conf')], {
    port,
    path: '/up',
  });
  return {
    ...nginx,
    stop: async () => {
      await nginx.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
