import { readFileSync } from 'node:fs';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.js';
import { sandboxPlace } from '../../../test/support/dpe-places.js';
import { callContext, createUpstream, type TestUpstream } from '../../../test/support/upstream.js';
import { isBanKey } from '../../addresses/ban-key.js';
import { DpeClient } from './dpe.client.js';
import { DpeService } from './dpe.service.js';
import type { DpePlace } from './known-keys.js';

interface Row {
  readonly numero_dpe?: string;
  readonly identifiant_ban?: string;
  readonly adresse_brut?: string;
  readonly date_etablissement_dpe?: string;
}

interface Case {
  /** Asked one after the other, as parcels of their own. */
  readonly places: readonly DpePlace[];
  /** Certificates that belong there, found or not. */
  readonly own: readonly string[];
  /** Certificates nearby that belong elsewhere. */
  readonly foreign: readonly string[];
}

interface Count {
  readonly matches: number;
  readonly rejected: number;
  readonly misses: number;
  readonly wrong: number;
}

const nowhere: DpePlace['geometry'] = {
  type: 'Polygon',
  coordinates: [
    [
      [0.1, 46.1],
      [0.101, 46.1],
      [0.101, 46.101],
      [0.1, 46.1],
    ],
  ],
};
const at = (...banKeys: string[]): DpePlace => ({ banKeys, rnbIds: [], addresses: [], geometry: nowhere });
const inBuilding = (...rnbIds: string[]): DpePlace => ({ ...at(), rnbIds });

const existing = JSON.parse(
  readFileSync(new URL('../../../sandbox/data/dpe/dpe03existant.json', import.meta.url), 'utf8'),
) as readonly Row[];

/** Some recorded lines come without their number: there, what was typed and when tells them apart. */
const idOf = (
  number: string | null | undefined,
  typed: string | null | undefined,
  day: string | null | undefined,
): string => number ?? `${typed} ${day}`;
const idsOf = (isOne: (row: Row) => boolean): string[] =>
  existing.filter(isOne).map((row) => idOf(row.numero_dpe, row.adresse_brut, row.date_etablissement_dpe));

/** Number and key only: the pull of departments 73 and 74. */
const isOfThePull = (row: Row): boolean =>
  Object.keys(row).every((key) => ['numero_dpe', 'identifiant_ban', '_id', '_i', '_rand'].includes(key));
const pull = existing.filter(isOfThePull);
const pullKeys = [...new Set(pull.map(({ identifiant_ban }) => identifiant_ban ?? ''))];

const segur = (number: RegExp): string[] =>
  idsOf(({ numero_dpe, adresse_brut = '' }) => numero_dpe === undefined && number.test(adresse_brut));
const allOfSegur = [...segur(/./), '2675E0864501D'];

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

const RECORDED: Readonly<Record<string, Case>> = {
  'pull of departments 73 and 74, every address': {
    places: chunks(pullKeys, 100).map((keys) => at(...keys)),
    own: pull.map(({ numero_dpe }) => numero_dpe ?? ''),
    foreign: [],
  },
  '5 rue Saint-Saëns, Marseille': {
    places: [{ ...at('13201_8457_00005'), rnbIds: ['83SJ572HH22P'] }],
    own: ['2513E2973549Y', '2413E3400217F', '2413E0114866O', '2313E4141651W', '2313E2442973C'],
    foreign: ['2213E2028019H'],
  },
  '43 to 47 avenue de Ségur, Paris': {
    places: [sandboxPlace('75107000BP0010')],
    own: segur(/^4/),
    foreign: allOfSegur.filter((id) => !segur(/^4/).includes(id)),
  },
  '20 avenue de Ségur, Paris': { places: [sandboxPlace('75107000BQ0003')], own: [], foreign: allOfSegur },
  '51 A avenue de Ségur, Paris': {
    places: [
      { ...at('75107_8909_00051_a'), addresses: [{ houseNumber: '51 a', street: 'Avenue de Ségur' }] },
    ],
    own: segur(/^51/),
    foreign: allOfSegur.filter((id) => !segur(/^51/).includes(id)),
  },
  'buildings typed by the assessor': {
    places: ['FTK7WTFD2YQJ', '54PGG4Q7WHB2', '1HE6PDVV1ZM7', 'FMS4KDMXXG1W', '11M84G3FFT7W'].map((id) =>
      inBuilding(id),
    ),
    own: ['2577E1857492D', '2556E1206580G', '2538E1468775Z', '2534E1768005R', '2526E0815757L'],
    foreign: [],
  },
  'single lines': {
    places: ['33063_0225_00051', '81099_1030_00003', '75120_9146_00001', '75107_8909_00061'].map((key) =>
      at(key),
    ),
    own: ['2533E0608156B', '2681E0059280I', '2675E0044676K', '2675E0864501D'],
    foreign: [],
  },
  'tertiary lines': {
    places: [
      '69228_0086_00707',
      '13086_0035_00008',
      '04197_0231',
      '94059_0530_00165',
      '60073_0075_00007',
    ].map((key) => at(key)),
    own: ['2269T2615953W', '2313T1646022S', '2404T3934296Y', '2394T2686905U', '2360T0127880L'],
    foreign: [],
  },
};

const parcel = (id: string, own: string, foreign = ''): Case => ({
  places: [sandboxPlace(id)],
  own: own.split(' ').filter((number) => number !== ''),
  foreign: foreign.split(' ').filter((number) => number !== ''),
});

const COMPOSED: Readonly<Record<string, Case>> = {
  '75101000AB0001': parcel(
    '75101000AB0001',
    '2575E1000001A 2275E1000002B 2375E1000003C 2475E1000004D 2475E1000005E 2375E1000006F 2475N1000007G 2475T1000008H 2275T1000009I',
    '2575E1000011K 2475E1000012L 2475E1000013M 2475E1000014N 2575E1000015P 2475T1000016Q',
  ),
  '75107000BQ0003': parcel('75107000BQ0003', '2375T2000001A', '2375T2000002B'),
  '75111000BR0052': parcel('75111000BR0052', '2475T3000001A 2375E3000002B', '2475E3000003C'),
  '75115000DE0073': parcel('75115000DE0073', '2675E1141499X 2475E4000001A', '2475E4000002B'),
  '75115000DH0022': parcel(
    '75115000DH0022',
    '2275E5000001A 2375E5000002B 2475E5000003C 2575E5000004D 2275E5000005E 2575T5000006F',
  ),
  '64547000AN0512': parcel('64547000AN0512', '2364N6000001A', '2364N6000002B 2364N6000003C'),
  '44109000EN0204': parcel('44109000EN0204', '2344E7000001A', '2344E7000002B'),
  '480120240A0610': parcel('480120240A0610', '2448E8000001A'),
  '97411000BP0885': parcel('97411000BP0885', '2397E9000001A'),
  '28390000ZT0002': parcel('28390000ZT0002', ''),
};

let sandbox: Sandbox;
let upstream: TestUpstream;

beforeAll(async () => {
  sandbox = await startSandbox({ limits: false, upstreams: ['dpe'] });
  upstream = await createUpstream({ ...sandbox.env, OUTGOING_FACTOR: '50' });
});
afterAll(async () => {
  await upstream.close();
  await sandbox.close();
});

async function found(places: readonly DpePlace[], housingOnly: boolean): Promise<Set<string>> {
  const service = new DpeService(new DpeClient(upstream.client, upstream.settings));
  const ids = new Set<string>();
  for (const place of places) {
    const { data } = await service.certificates(place, callContext(60_000));
    const records = [...(data.residential ?? []), ...(housingOnly ? [] : (data.tertiary ?? []))];
    for (const { dpeNumber, rawAddress, dpeEstablishmentDate } of records) {
      ids.add(idOf(dpeNumber, rawAddress, dpeEstablishmentDate));
    }
  }
  return ids;
}

/** @param housingOnly cases whose place also has a composed tertiary certificate, which is no recorded one */
async function countOf(
  cases: Readonly<Record<string, Case>>,
  housingOnly: (name: string) => boolean,
): Promise<Count> {
  const count = { matches: 0, rejected: 0, misses: 0, wrong: 0 };
  for (const [name, { places, own, foreign }] of Object.entries(cases)) {
    const ids = await found(places, housingOnly(name));
    count.matches += own.filter((id) => ids.has(id)).length;
    count.misses += own.filter((id) => !ids.has(id)).length;
    count.rejected += foreign.filter((id) => !ids.has(id)).length;
    count.wrong += [...ids].filter((id) => !own.includes(id)).length;
  }
  return count;
}

// The formatter pads the columns of tables.
const page = readFileSync(new URL('../../../docs/joins/dpe.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
const lineOf = (title: string, { matches, rejected, misses, wrong }: Count): string =>
  `| ${title} | ${matches} | ${rejected} | ${misses} | ${wrong} |`;

describe('the join of certificates to parcels', () => {
  it('finds those of recorded addresses, but for keys that end at the street', async () => {
    const count = await countOf(RECORDED, (name) => name.startsWith('20 avenue'));
    expect(count).toEqual({ matches: 578, rejected: 25, misses: 178, wrong: 0 });
    expect(page).toContain(lineOf('recorded addresses', count));
  }, 60_000);

  it('misses in the pull exactly what has no house number in its key', () => {
    const without = pull.filter(({ identifiant_ban = '' }) => !isBanKey(identifiant_ban));
    expect(without).toHaveLength(174);
  });

  it('finds those of the parcels of the sandbox, and none of their neighbours', async () => {
    const count = await countOf(COMPOSED, () => false);
    expect(count).toEqual({ matches: 24, rejected: 12, misses: 0, wrong: 0 });
    expect(page).toContain(lineOf('composed parcels', count));
  }, 60_000);
});
