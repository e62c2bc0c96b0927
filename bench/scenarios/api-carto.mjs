// The routes that we share with API Carto, against API Carto itself over the same WFS.
import { fileURLToPath } from 'node:url';
import { loadInTurns } from '../load/turns.mjs';
import { hasApiCarto, startApiCarto } from '../peers/api-carto.mjs';
import { startOurs, startOursUncached } from '../processes/servers.mjs';
import { bodyOf } from './parcels.mjs';
import { kilobytes, loadTable, ratioFact } from './tables.mjs';

const PARCEL = '/api/cadastre/parcelle?code_insee=44109&section=EN&numero=0204';
const COMMUNE = '/api/cadastre/commune?code_insee=44109';
const SECTION = '/api/cadastre/parcelle?code_insee=44109&section=EN';
/** Parcels that the section is made to have. */
const PARCELS = 500;
const MANY = {
  upstream: 'wfs',
  match: 'PARCELLAIRE_EXPRESS',
  list: 'features',
  ids: ['id', 'properties.numero'],
  times: PARCELS,
};
const SECONDS = 1;

const WFS_ONLY = ['--import', fileURLToPath(new URL('../peers/wfs-only.mjs', import.meta.url))];

export const apiCarto = {
  name: 'api-carto',
  title: 'Routes of API Carto: ours against (f) API Carto itself, over the same WFS without latency',
  async run(bench) {
    if (!hasApiCarto) {
      const how = 'set API_CARTO_DIR to a copy of its repository (below)';
      return { tables: [], facts: [], notes: [`(f) API Carto was not measured: ${how}.`] };
    }
    const upstreams = await bench.upstreams();
    await upstreams.latency(0);
    const theirs = await startApiCarto(upstreams.env, COMMUNE);
    const anew = {
      name: 'ours, nothing kept or shared',
      ...(await startOursUncached(upstreams.env, { nodeArgs: WFS_ONLY })),
    };
    const asItIs = {
      name: 'ours, as in production',
      ...(await startOurs({ ...upstreams.env, CADASTRE_BASE_URL: `${theirs.url}/api/cadastre` })),
    };
    const tables = [];
    const facts = [];
    const measure = async (label, path, alone = true) => {
      const size = kilobytes(await sameAnswer([anew, asItIs, theirs], path, upstreams));
      const against = async (ours, connections, clients) => {
        const rows = await loadInTurns(
          [ours, theirs].map(({ name, url, pid }) => ({ name, url: url + path, pids: [pid] })),
          { seconds: SECONDS, connections },
        );
        tables.push(loadTable(`${label}, ${size}, ${clients}`, rows));
        return rows;
      };
      const manyAnew = await against(anew, 20, '20 clients');
      const manyAsItIs = await against(asItIs, 20, '20 clients');
      if (alone) await against(anew, 1, 'one client');
      facts.push(
        ratioFact(`${label}: ours, nothing kept / (f) API Carto`, manyAnew, '(f)'),
        ratioFact(`${label}: ours, as in production / (f) API Carto`, manyAsItIs, '(f)'),
      );
    };
    await measure('one parcel', PARCEL);
    await measure('one commune', COMMUNE);
    await upstreams.multiply([MANY]);
    await measure(`${PARCELS} parcels`, SECTION, false);
    await upstreams.multiply([]);
    for (const { stop } of [theirs, anew, asItIs]) await stop();
    return {
      tables,
      facts,
      notes: [
        'The answers are the same but for the `timeStamp` of the WFS (compared). API Carto keeps nothing: every request is a call of the WFS. So it is in ours where nothing is kept, which is made to ask the WFS at once. As in production, ours asks API Carto first, here (f): a cold answer costs what (f) costs and ours on top, all others come from memory.',
      ],
    };
  },
};

/**
 * The size of the answer that all of them give, each having asked the WFS once.
 * @throws where one answers otherwise
 */
async function sameAnswer(started, path, upstreams) {
  const bodies = [];
  for (const { name, url } of started) {
    await upstreams.countCalls();
    const { body } = await bodyOf(url + path);
    const calls = await upstreams.countCalls();
    if (calls !== 1) throw new Error(`${name} asked ${calls} times for ${path}`);
    bodies.push(body);
  }
  const [first, ...others] = bodies.map((body) => JSON.stringify({ ...JSON.parse(body), timeStamp: '' }));
  if (others.some((other) => other !== first)) throw new Error(`the answers to ${path} are not the same`);
  return bodies[0].length;
}
