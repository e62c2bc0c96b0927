// Many distinct parcels under CACHE_MEMORY_MB=128.
import { fixedLoad } from '../load/fixed-load.mjs';
import { residentMb } from '../processes/child.mjs';
import { startOurs } from '../processes/servers.mjs';
import { copyOf } from '../upstreams/rewriting.mjs';
import { COMMON, bodyOf, pathOf } from './parcels.mjs';
import { fact, number } from './tables.mjs';

const CACHE_MB = 128;
/** As many as there are numbers for; cut where the time of the bench is up, unless it is asked for alone. */
const PARCELS = 9_000;
const ROUNDS = 10;
const SECONDS = 45;

export const memory = {
  name: 'memory',
  title: `Memory with many distinct warm parcels, CACHE_MEMORY_MB=${CACHE_MB}`,
  async run(bench) {
    const upstreams = await bench.upstreams();
    await upstreams.latency(0);
    const ours = await startOurs({ ...upstreams.env, CACHE_MEMORY_MB: String(CACHE_MB) });
    const { body } = await bodyOf(ours.url + pathOf(COMMON));
    const rows = [row(0, ours.pid, 0)];
    const started = performance.now();
    const until = bench.alone ? Infinity : started + SECONDS * 1_000;
    let asked = 0;
    for (let round = 0; round < ROUNDS && performance.now() < until; round += 1) {
      const urls = Array.from(
        { length: PARCELS / ROUNDS },
        (_, index) => ours.url + pathOf(copyOf(asked + index)),
      );
      const { bad } = await fixedLoad(urls, { requests: urls.length, connections: 20 });
      if (bad > 0) throw new Error(`${bad} of ${urls.length} answers were bad`);
      asked += urls.length;
      rows.push(row(asked, ours.pid, (performance.now() - started) / 1_000));
    }
    await ours.stop();
    const measured = rows.map(({ mb }) => mb);
    const half = measured.slice(Math.ceil(measured.length / 2));
    return {
      tables: [
        {
          title: `resident memory; one answer has ${body.length} bytes`,
          columns: ['parcels', 'seconds', 'RSS MB'],
          rows: rows.map(({ parcels, seconds, mb }) => [String(parcels), number(seconds, 0), number(mb, 0)]),
        },
      ],
      facts: [
        fact(`memory after ${asked} distinct parcels`, Math.max(...measured), 320, {
          atMost: true,
          unit: 'MB',
          digits: 0,
        }),
        fact('memory, growth over the second half', half.at(-1) - half[0], undefined, {
          unit: 'MB',
          digits: 0,
        }),
      ],
      notes: [
        `The parcels are copies of one under other numbers. Alone (\`npm run bench -- memory\`) ${PARCELS} of them; with the others as many as ${SECONDS} s allow.`,
      ],
    };
  },
};

const row = (parcels, pid, seconds) => ({ parcels, seconds, mb: residentMb(pid) });
