// Two processes that share a Redis, against one.
import { cpuSeconds, freePort, startProcess } from '../processes/child.mjs';
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { availableParallelism } from 'node:os';
import { load } from '../load/load.mjs';
import { median } from '../load/statistics.mjs';
import { TURNS } from '../load/turns.mjs';
import { startOurs } from '../processes/servers.mjs';
import { COMMON, bodyOf, pathOf } from './parcels.mjs';
import { fact, number } from './tables.mjs';

const SECONDS = 2;
const CONNECTIONS = 20;

export const scaled = {
  name: 'redis',
  title: 'Warm answers: two processes on one Redis against one',
  async run(bench) {
    if (spawnSync('redis-server', ['--version']).error !== undefined) {
      return { tables: [], facts: [], notes: ['redis-server was not found: not measured.'] };
    }
    const { env } = await bench.upstreams();
    const redis = await startRedis();
    const shared = { ...env, REDIS_URL: redis.url, INSTANCES: '2' };
    const servers = [await startOurs(shared), await startOurs(shared)];
    const path = pathOf(COMMON);
    for (const { url } of servers) await bodyOf(url + path);
    const set = [
      { name: 'one process', servers: servers.slice(0, 1) },
      { name: 'two processes', servers },
    ];
    const taken = set.map(() => []);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [index, one] of set.entries())
        taken[index].push(await loadAll(one.servers, path, redis.pid));
    }
    for (const { stop } of [...servers, redis]) await stop();
    const of = (index, key) => median(taken[index].map((result) => result[key]));
    const gain = median(taken[0].map(({ perSecond }, turn) => taken[1][turn].perSecond / perSecond));
    return {
      tables: [
        {
          title: `common parcel, ${CONNECTIONS} connections; processor time in cores, of ${availableParallelism()}`,
          columns: ['', 'requests/s', 'servers', 'load generator', 'Redis'],
          rows: set.map(({ name }, index) => [
            name,
            number(of(index, 'perSecond'), 0),
            number(of(index, 'servers'), 2),
            number(of(index, 'loadCores'), 2),
            number(of(index, 'redis'), 2),
          ]),
        },
      ],
      facts: [fact('two processes on Redis / one', gain, 1.6)],
      notes: [
        'Every request is counted in Redis. Where servers, load generator and Redis together want more cores than there are, the gain is bounded by that.',
      ],
    };
  },
};

async function startRedis() {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = await startProcess('redis-server', args, { port, up: () => accepts(port) });
  return { ...server, url: `redis://127.0.0.1:${port}` };
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

async function loadAll(servers, path, redisPid) {
  const used = () => [servers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0), cpuSeconds(redisPid)];
  const before = used();
  const started = performance.now();
  const results = await Promise.all(
    servers.map(({ url }) =>
      load(url + path, { seconds: SECONDS, connections: CONNECTIONS / servers.length }),
    ),
  );
  const seconds = (performance.now() - started) / 1_000;
  const bad = results.reduce((sum, one) => sum + one.bad, 0);
  if (bad > 0) throw new Error(`${bad} answers were not 2xx or 3xx`);
  const after = used();
  return {
    perSecond: results.reduce((sum, { perSecond }) => sum + perSecond, 0),
    servers: (after[0] - before[0]) / seconds,
    redis: (after[1] - before[1]) / seconds,
    loadCores: results.reduce((sum, { cpuSeconds: own }) => sum + own, 0) / seconds,
  };
}
