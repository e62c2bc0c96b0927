// How the cost of an answer grows with what is in it.
import { fixedLoad } from '../load/fixed-load.mjs';
import { median } from '../load/statistics.mjs';
import { cpuSeconds } from '../processes/child.mjs';
import { startOursUncached } from '../processes/servers.mjs';
import { COMMON, bodyOf, pathOf } from './parcels.mjs';
import { number } from './tables.mjs';

const TURNS = 5;
const REQUESTS = 8;
const WARM_UP = 40;

const KINDS = [
  {
    name: 'buildings',
    sizes: [1, 5, 30],
    multiplication: {
      upstream: 'bdnb',
      match: 'batiment_groupe_complet',
      list: '',
      ids: ['batiment_groupe_id'],
    },
    count: (property) => property.buildings.length,
  },
  {
    name: 'energy certificates',
    sizes: [1, 30, 230],
    multiplication: {
      upstream: 'dpe',
      match: 'dpe03existant/lines?identifiant_ban_in',
      list: 'results',
      ids: ['numero_dpe'],
    },
    count: (property) => property.energy.residential.length,
  },
  {
    name: 'prescriptions',
    sizes: [1, 100],
    multiplication: {
      upstream: 'gpu',
      match: 'prescription-surf',
      list: 'features',
      ids: ['id', 'properties.gid'],
    },
    count: (property) => property.urbanisme.prescriptions.length,
  },
];

export const growth = {
  name: 'growth',
  title: 'How the cost of a cold answer grows with its content',
  async run(bench) {
    const upstreams = await bench.upstreams();
    await upstreams.latency(0);
    const ours = await startOursUncached(upstreams.env);
    const url = ours.url + pathOf(COMMON);
    for (let count = 0; count < WARM_UP; count += 1) await bodyOf(url);
    const tables = [];
    for (const { name, sizes, multiplication, count } of KINDS) {
      const taken = sizes.map(() => []);
      const facts = [];
      for (let turn = 0; turn < TURNS; turn += 1) {
        for (const [index, times] of sizes.entries()) {
          await upstreams.multiply([{ ...multiplication, times }]);
          const { body } = await bodyOf(url);
          facts[index] = { bytes: body.length, had: count(JSON.parse(body.toString('utf8')).properties[0]) };
          const before = cpuSeconds(ours.pid);
          const { p50 } = await fixedLoad(url, { requests: REQUESTS, connections: 1 });
          taken[index].push({ p50, cpuMs: ((cpuSeconds(ours.pid) - before) * 1_000) / REQUESTS });
        }
      }
      const rows = sizes.map((_, index) => ({
        ...facts[index],
        cpuMs: median(taken[index].map(({ cpuMs }) => cpuMs)),
        p50: median(taken[index].map(({ p50 }) => p50)),
      }));
      const first = rows[0];
      tables.push({
        title: name,
        columns: ['in the answer', 'bytes', 'ms', 'CPU ms', 'bytes each', 'CPU ms each'],
        rows: rows.map(({ had, bytes, p50, cpuMs }) => [
          String(had),
          String(bytes),
          number(p50),
          number(cpuMs),
          had === first.had ? '' : number((bytes - first.bytes) / (had - first.had), 0),
          had === first.had ? '' : number((cpuMs - first.cpuMs) / (had - first.had), 2),
        ]),
      });
    }
    await upstreams.multiply([]);
    await ours.stop();
    return {
      tables,
      facts: [],
      notes: [
        'Each: what one more costs, against the first row. Upstreams without latency, one client, nothing kept.',
      ],
    };
  },
};
