// A cold answer for one client at a time: how much longer than its upstreams take anyway.
import { quantile, median } from '../load/statistics.mjs';
import { startOursUncached, startPeer } from '../processes/servers.mjs';
import { addedMs } from './critical-path.mjs';
import { COMMON, DENSE, bodyOf, pathOf } from './parcels.mjs';
import { fact, number } from './tables.mjs';

/** Latencies of the table are shortened to this part, so that a hundred answers fit into the time of the bench. */
const SCALE = 0.05;
const TURNS = 5;
const PER_TURN = { ours: 20, others: 6 };
const WARM_UP = 40;
/** The peers do not compress. */
const PLAIN = { 'accept-encoding': 'identity' };

export const coldLatency = {
  name: 'latency',
  title: 'Cold answers, one client: time added to the critical path of the upstreams',
  async run(bench) {
    const upstreams = await bench.upstreams();
    const started = [
      {
        name: 'ours, nothing kept or shared',
        requests: PER_TURN.ours,
        ...(await startOursUncached(upstreams.env)),
      },
      {
        name: '(a) Express and axios',
        requests: PER_TURN.others,
        ...(await startPeer('express-axios', upstreams.env)),
      },
      {
        name: '(b) Fastify and undici',
        requests: PER_TURN.others,
        ...(await startPeer('fastify-undici', upstreams.env)),
      },
    ];
    const tables = [];
    const facts = [];
    await upstreams.latency(0);
    for (const { url } of started) {
      for (let count = 0; count < WARM_UP; count += 1) await bodyOf(url + pathOf(COMMON));
      await bodyOf(url + pathOf(DENSE));
    }
    await upstreams.latency(SCALE);
    await upstreams.watch();
    const taken = started.map(() => []);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [index, { url, requests }] of started.entries()) {
        for (let count = 0; count < requests; count += 1)
          taken[index].push(await timed(url, COMMON, upstreams));
      }
    }
    tables.push({
      title: `common parcel, latencies times ${SCALE}`,
      columns: ['', 'answers', 'total p50 ms', 'added p50 ms', 'added p99 ms'],
      rows: started.map(({ name }, index) => {
        const added = taken[index].map((one) => one.added);
        return [
          name,
          String(added.length),
          number(median(taken[index].map(({ total }) => total))),
          number(median(added)),
          number(quantile(added, 0.99)),
        ];
      }),
    });
    const added = taken[0].map((one) => one.added);
    facts.push(
      fact('cold: added to the critical path, p50', median(added), 5, {
        atMost: true,
        unit: 'ms',
        digits: 1,
      }),
      fact('cold: added to the critical path, p99', quantile(added, 0.99), 15, {
        atMost: true,
        unit: 'ms',
        digits: 1,
      }),
    );

    await upstreams.latency(1);
    await upstreams.seen();
    const whole = [];
    for (const { name, url } of started) whole.push([name, await timed(url, COMMON, upstreams)]);
    tables.push({
      title: 'common parcel, latencies as in the table, one answer each',
      columns: ['', 'total ms', 'added ms'],
      rows: whole.map(([name, one]) => [name, number(one.total, 0), number(one.added)]),
    });
    await upstreams.latency(0);
    for (const { stop } of started) await stop();
    return {
      tables,
      facts,
      notes: [
        'Each upstream call is timed where it is answered. Added is the time within the request that lies between the calls of the chain that decided its end: before the first, between one’s end and the next one’s start, after the last. Loopback, both HTTP stacks and the timers of two processes are in it.',
      ],
    };
  },
};

const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

async function timed(url, parcel, upstreams) {
  await upstreams.seen();
  const start = nowMs();
  await bodyOf(url + pathOf(parcel), PLAIN);
  const end = nowMs();
  return { total: end - start, added: addedMs(start, end, await upstreams.seen()) };
}
