// A hundred clients ask for the same parcel, of which nothing is known yet, at the same moment.
import { fixedLoad } from '../load/fixed-load.mjs';
import { median } from '../load/statistics.mjs';
import { TURNS } from '../load/turns.mjs';
import { startOurs } from '../processes/servers.mjs';
import { COMMON, DENSE, bodyOf, pathOf } from './parcels.mjs';
import { fact, number } from './tables.mjs';

const CLIENTS = 100;
const SCALE = 0.2;

export const identical = {
  name: 'identical',
  title: `${CLIENTS} identical cold requests at once`,
  async run(bench) {
    const upstreams = await bench.upstreams();
    const measured = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const single = await cold(upstreams, 1);
      const many = await cold(upstreams, CLIENTS);
      measured.push({
        single,
        many,
        ratio: many.p99 / single.p99,
        same: sameCalls(single.calls, many.calls),
      });
    }
    await upstreams.latency(0);
    const of = (pick) => median(measured.map(pick));
    const extra = Math.max(...measured.map(({ single, many }) => many.calls.length - single.calls.length));
    return {
      tables: [
        {
          title: `common parcel, latencies times ${SCALE}, a new server each time`,
          columns: ['', 'p50 ms', 'p99 ms', 'upstream calls'],
          rows: [
            [
              '1 request',
              number(of(({ single }) => single.p50)),
              number(of(({ single }) => single.p99)),
              number(
                of(({ single }) => single.calls.length),
                0,
              ),
            ],
            [
              `${CLIENTS} requests`,
              number(of(({ many }) => many.p50)),
              number(of(({ many }) => many.p99)),
              number(
                of(({ many }) => many.calls.length),
                0,
              ),
            ],
          ],
        },
      ],
      facts: [
        fact(
          `calls of ${CLIENTS} requests beyond those of one`,
          measured.every(({ same }) => same) ? 0 : Math.max(1, extra),
          0,
          { atMost: true, digits: 0 },
        ),
        fact(
          `p99 of ${CLIENTS} / time of one`,
          of(({ ratio }) => ratio),
          1.1,
          { atMost: true },
        ),
      ],
      notes: [],
    };
  },
};

/** On a server that has answered for other parcels, so that only the answer is cold. */
async function cold(upstreams, requests) {
  await upstreams.latency(0);
  const server = await startOurs(upstreams.env);
  for (const include of ['', 'transactions', 'energy']) await bodyOf(server.url + pathOf(DENSE, include));
  await upstreams.latency(SCALE);
  await upstreams.watch();
  const { p50, p99, bad } = await fixedLoad(server.url + pathOf(COMMON), { requests, connections: requests });
  const calls = await upstreams.seen();
  await server.stop();
  if (bad > 0) throw new Error(`${bad} of ${requests} answers were bad`);
  return { p50, p99, calls };
}

function sameCalls(some, others) {
  const names = (calls) =>
    calls
      .map(([upstream, target]) => `${upstream} ${target}`)
      .sort()
      .join('\n');
  return names(some) === names(others);
}
