// What a full answer costs in processor time: 20 clients, upstreams that answer at once, nothing kept.
import { fixedLoad } from '../load/fixed-load.mjs';
import { loadInTurns } from '../load/turns.mjs';
import { startOursUncached, startPeer } from '../processes/servers.mjs';
import { COMMON, DENSE, bodyOf, pathOf } from './parcels.mjs';
import { kilobytes, loadTable, ratioFact } from './tables.mjs';

/** Until V8 has compiled what is used: nobody's first hundred answers are what is compared. */
const WARM_UP = 100;

export const coldThroughput = {
  name: 'cold',
  title: 'Cold answers, 20 clients, upstreams without latency, limits lifted',
  async run(bench) {
    const upstreams = await bench.upstreams();
    await upstreams.latency(0);
    const started = [
      { name: 'ours, nothing kept or shared', ...(await startOursUncached(upstreams.env)) },
      { name: '(a) Express and axios', ...(await startPeer('express-axios', upstreams.env)) },
      { name: '(b) Fastify and undici', ...(await startPeer('fastify-undici', upstreams.env)) },
    ];
    for (const { url } of started) await fixedLoad(url + pathOf(COMMON), { requests: WARM_UP });
    const tables = [];
    const facts = [];
    for (const [label, parcel] of [
      ['common', COMMON],
      ['dense', DENSE],
    ]) {
      const path = pathOf(parcel);
      const bodies = [];
      const calls = [];
      for (const { url } of started) {
        await bodyOf(url + path);
        await upstreams.countCalls();
        bodies.push(withoutTimes(await bodyOf(url + path)));
        calls.push(await upstreams.countCalls());
      }
      if (bodies.some((body) => body !== bodies[0])) throw new Error('the peers do not answer the same');
      const rows = await loadInTurns(
        started.map(({ name, url, pid }) => ({ name, url: url + path, pids: [pid] })),
        { requests: parcel === COMMON ? 40 : 24 },
      );
      const size = kilobytes(bodies[0].length);
      tables.push(loadTable(`${label} parcel, ${size}, ${calls.join(', ')} upstream calls`, rows));
      if (label !== 'common') continue;
      facts.push(
        ratioFact('cold: ours / (a) Express and axios', rows, '(a)', 1.5),
        ratioFact('cold: ours / (b) Fastify and undici', rows, '(b)'),
      );
    }
    for (const { stop } of started) await stop();
    return {
      tables,
      facts,
      notes: [
        'All three give the same answer (compared byte by byte) from the same calls with the same mapping tables and joins; (a) and (b) bring HTTP clients and servers of their own and nothing else. In ours, the cache and the sharing of equal running calls are switched off for this, all else is on: queues, breakers, quota, retries, deadlines, size caps, metrics, log.',
      ],
    };
  },
};

/** What is in an answer, but when it was fetched. */
function withoutTimes({ body }) {
  const { properties } = JSON.parse(body.toString('utf8'));
  return JSON.stringify(properties, (name, value) => (name === 'fetchedAt' ? undefined : value));
}
