// A cold answer against a GraphQL gateway over the same upstreams, as far as it gets.
import { fixedLoad } from '../load/fixed-load.mjs';
import { loadInTurns } from '../load/turns.mjs';
import {
  JSON_HEADERS,
  answerOf,
  hasGateway,
  startGateway,
  wholeQuestion,
} from '../peers/graphql-gateway.mjs';
import { startOursUncached } from '../processes/servers.mjs';
import { COMMON, bodyOf, pathOf } from './parcels.mjs';
import { kilobytes, loadTable, ratioFact } from './tables.mjs';

/** What can be said in one question without code: sources that answer in JSON, joined by identifiers. */
const SECTIONS = 'energy,proprio,copro';
/** The common parcel, in parts, and what stands on it: what types are made of. */
const SAMPLES = {
  idu: COMMON,
  commune: COMMON.slice(0, 5),
  prefix: COMMON.slice(5, 8),
  section: COMMON.slice(8, 10),
  number: COMMON.slice(10),
  references: `(${[1, 2, 3].map((rank) => `reference_cadastrale_${rank}__exact.${COMMON}`).join(',')})`,
  building: 'bdnb-bg-KXUP-85U9-QGD8',
  address: '44109_3690_00001',
};
const ROUNDS = [
  { label: '20 clients', requests: 120, connections: 20 },
  { label: 'one client', requests: 40, connections: 1 },
  { label: 'one client, latencies times 0.05', requests: 5, connections: 1, latency: 0.05 },
];
/** Both compile what they run often: a turn is too short for it. */
const WARM_UP = { requests: 200, connections: 20 };

export const graphql = {
  name: 'graphql',
  title: 'Cold answers against (c) a GraphQL gateway, nothing kept, limits lifted',
  async run(bench) {
    if (!hasGateway) {
      const how = 'set GRAPHQL_GATEWAY_DIR to a folder that has GraphQL Mesh and Hive Gateway (below)';
      return { tables: [], facts: [], notes: [`(c) A GraphQL gateway was not measured: ${how}.`] };
    }
    const upstreams = await bench.upstreams();
    await upstreams.latency(0);
    const ours = { name: 'ours, nothing kept or shared', ...(await startOursUncached(upstreams.env)) };
    const gateway = await startGateway(upstreams.env, SAMPLES);
    const path = pathOf(COMMON, SECTIONS);
    const body = await wholeQuestion(gateway.url, SAMPLES);
    const candidates = [
      { ...ours, url: ours.url + path, pids: [ours.pid] },
      { ...gateway, url: `${gateway.url}/graphql`, pids: [gateway.pid], headers: JSON_HEADERS, body },
    ];
    const calls = [];
    await upstreams.countCalls();
    const answer = await bodyOf(ours.url + path);
    calls.push(await upstreams.countCalls());
    const theirs = await answerOf(gateway.url, body);
    calls.push(await upstreams.countCalls());
    assertSameFinds(JSON.parse(answer.body), JSON.stringify(theirs.data));
    for (const { url, ...load } of candidates) await fixedLoad(url, { ...load, ...WARM_UP });
    const sizes = `${kilobytes(answer.body.length)} and ${kilobytes(theirs.bytes)}`;
    const tables = [];
    const facts = [];
    for (const { label, latency = 0, ...load } of ROUNDS) {
      await upstreams.latency(latency);
      const rows = await loadInTurns(candidates, load);
      tables.push(
        loadTable(
          `common parcel, include=${SECTIONS}, ${sizes}, ${calls.join(' and ')} calls, ${label}`,
          rows,
        ),
      );
      if (latency === 0) facts.push(ratioFact(`cold, ${label}: ours / (c) GraphQL gateway`, rows, '(c)'));
    }
    await upstreams.latency(0);
    for (const { stop } of [ours, gateway]) await stop();
    return {
      tables,
      facts,
      notes: [
        'The gateway has types made of sample answers, and one question with every column. It was given the parts of the identifier, since it cannot cut it, and answers with the rows as they come: names and units, one list out of two ways to the same certificate, owners by building, a second source where the first fails, and what failed and why are left to whoever asks. A column that is missing from the sample is missing from its types.',
        'Not in the question: the CSV files of sales (DVF) and of permits (Sitadel), which no source of Mesh reads; what is asked by the outline of the parcel (town planning, companies nearby, addresses within it: the address is asked for by its identifier instead). Where we ask once for many identifiers, the gateway asks once for each.',
        'With latencies, the chains differ as well: ours asks for buildings when the cadastre knows the parcel, for addresses within it when it has the buildings, and for certificates when it has the addresses; the gateway needs the link to an address only.',
      ],
    };
  },
};

/** @throws where the gateway did not find what we did */
function assertSameFinds({ properties }, theirs) {
  for (const { cadastral, buildings, energy, owners, copropriete } of properties) {
    const found = [
      cadastral.id,
      ...buildings.flatMap(({ building, addresses }) => [building.id, ...addresses.map(({ id }) => id)]),
      ...[...energy.residential, ...energy.tertiary].map(({ dpeNumber }) => dpeNumber),
      ...owners.map(({ ownerName }) => ownerName),
      ...[copropriete].flat().flatMap((one) => one?.coproRegistrationNumber ?? []),
    ];
    const missing = found.filter((text) => !theirs.includes(text));
    if (missing.length > 0) throw new Error(`(c) did not find ${missing.join(', ')}`);
  }
}
