import { readFileSync } from 'node:fs';
import { parcelById } from '../../../sandbox/cadastre-data.js';
import { squareAt } from '../../../test/support/polygons.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import type { Areal } from '../../geometry/geojson.js';
import { GpuModule } from './gpu.module.js';
import { GpuService, type Urbanisme } from './gpu.service.js';

/** The counts of docs/joins/gpu.md. */

interface Case {
  readonly name: string;
  readonly inseeCode: string;
  readonly geometry: Areal;
  /** What concerns the parcel, worked out by hand: surfaces by name, documents, areas by identifier. */
  readonly surfaces: readonly string[];
  /** Partition and identifier of the generators of its easements. */
  readonly generators: readonly string[];
}

const recorded = <T>(file: string): T => JSON.parse(readFileSync(`test/recorded/gpu/${file}`, 'utf8')) as T;
interface Recorded {
  readonly features: readonly {
    readonly geometry: Areal;
    readonly properties: Readonly<Record<string, string>>;
  }[];
}
const paris = recorded<Record<string, Recorded>>('layers__paris-7e.json');
const labels = (layer: string): string[] =>
  (paris[layer]?.features ?? []).map(({ properties: p }) => p['libelle'] ?? p['idass'] ?? '');
const AC1 = '172014607_SUP_75_AC1';

const parcel = (idu: string, surfaces: readonly string[], generators: readonly string[] = []): Case => ({
  name: idu,
  inseeCode: idu.slice(0, 5),
  geometry: parcelById(idu)?.geometry as Areal,
  surfaces,
  generators,
});

const PLU = '75056_PLU_20260616';
const CASES: readonly Case[] = [
  parcel(
    '75101000AB0001',
    [
      ...['UG', 'UV', PLU, 'Hauteur plafond', 'Zone hyper déficitaire en logement social'],
      ...[
        'Fuseau de protection du ste de Paris',
        ...labels('info-surf'),
        'Périmètre de droit de préemption urbain',
      ],
      ...['AC1-172014607-9000000001-1-2', '3', 'PM1-130007420-1-1'],
    ],
    [
      `${AC1}/AC1-172014607-9000000001-1`,
      '130007420_SUP_75_AS1/1',
      '130007420_SUP_75_PM1/PM1-130007420-1',
      '444619258_SUP_75_I4/I4-444619258-7',
    ],
  ),
  parcel(
    '75107000BQ0003',
    ['UG', PLU, ...labels('prescription-surf'), ...labels('info-surf'), ...labels('assiette-sup-s')],
    // The ninth area is left without a generator.
    (paris['assiette-sup-s']?.features ?? [])
      .slice(0, -1)
      .map(({ properties: p }) => `${p['partition']}/${p['idgen']}`),
  ),
  parcel('64547000AN0511', ['N', '64547_PLU_20260228']),
  parcel('64547000AN0512', ['UB', '64547_PLU_20260228']),
  parcel('64547000AN0513', ['UB', '64547_PLU_20260228']),
  parcel('44109000EN0204', ['UMa', '244400404_PLUi_20260326', 'Polarite commerciale']),
  parcel('44109000EN0205', ['UMc', '244400404_PLUi_20260326', 'Polarite commerciale']),
  parcel('28390000ZT0002', ['A', '200070159_PLUi_20260615']),
  parcel('090870000A0025', ['ZC', 'ZNC', '09087_CC_20260427']),
  parcel('2A0040000D0037', ['AC1-172014607-00099058-217'], ['172014607_SUP_2A_AC1/AC1-172014607-00099058']),
  // Recorded outlines: each zone's own as the parcel, since zones are made of whole parcels.
  ...recorded<Recorded>('zone-urba__partition_DU_17345__2022.json').features.map(
    ({ geometry, properties }) => ({
      name: `17345 ${properties['libelle']}`,
      inseeCode: '17345',
      geometry,
      surfaces: [properties['libelle'] ?? ''],
      generators: [],
    }),
  ),
  // Recorded outlines and points: land beside a well, in its near perimeter.
  {
    name: 'Amboise',
    inseeCode: '37003',
    geometry: squareAt(0.9899, 47.4261, 0.0002),
    surfaces: ['2'],
    generators: ['130007420_SUP_37_AS1/1'],
  },
];

const SURFACE_LAYERS = [
  'zone-urba',
  'secteur-cc',
  'document',
  'prescription-surf',
  'info-surf',
  'assiette-sup-s',
];
const GENERATOR_LAYERS = ['generateur-sup-s', 'generateur-sup-l', 'generateur-sup-p'];

describe('the joins of the GPU', () => {
  let source: SourceOnSandbox<GpuService>;

  beforeAll(async () => {
    source = await sourceOnSandbox(GpuModule, GpuService);
  });
  afterAll(() => source.close());

  /** What a join by INTERSECTS with the parcel's outline takes. */
  const naive = async (
    layers: readonly string[],
    geometry: Areal,
  ): Promise<Readonly<Record<string, string>>[]> => {
    const answers = await Promise.all(
      layers.map(async (layer) => {
        const body = JSON.stringify({ geom: geometry });
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(`${source.sandbox.url('gpu')}/${layer}`, {
          method: 'POST',
          headers,
          body,
        });
        return (await response.json()) as Recorded;
      }),
    );
    return answers.flatMap(({ features }) => features.map(({ properties }) => properties));
  };
  const surfacesOf = (data: Urbanisme): string[] => {
    const drawn = [...(data.zones ?? []), ...(data.prescriptions ?? []), ...(data.informations ?? [])]
      .filter((record) => !('geometryType' in record) || record.geometryType === 'surf')
      .map(({ libelle }) => libelle ?? '');
    const areas = (data.assiettes ?? []).filter(({ geometryType }) => geometryType === 'surf');
    return [
      ...drawn,
      ...(data.documents ?? []).map(({ name }) => name ?? ''),
      ...areas.map(({ idass }) => idass ?? ''),
    ];
  };

  it('find all, and no neighbour', async () => {
    const count = {
      surfaces: { true: 0, naive: 0, missed: 0 },
      generators: { true: 0, byGeometry: 0, missed: 0 },
    };
    for (const { name, inseeCode, geometry, surfaces, generators } of CASES) {
      const { data } = await source.service.urbanisme({ inseeCode, geometry }, callContext(20_000));
      const found = surfacesOf(data);
      const named = (data.generateurs ?? []).map(({ partition, idgen }) => `${partition}/${idgen}`);
      expect({ name, found: found.sort() }).toEqual({ name, found: [...surfaces].sort() });
      expect({ name, named: named.sort() }).toEqual({ name, named: [...generators].sort() });
      count.surfaces.true += surfaces.length;
      count.surfaces.naive += (await naive(SURFACE_LAYERS, geometry)).length;
      count.surfaces.missed += surfaces.filter((label) => !found.includes(label)).length;
      count.generators.true += generators.length;
      count.generators.byGeometry += (await naive(GENERATOR_LAYERS, geometry)).filter((row) =>
        generators.includes(`${row['partition']}/${row['idgen']}`),
      ).length;
      count.generators.missed += generators.filter((key) => !named.includes(key)).length;
    }
    expect(count).toEqual({
      surfaces: { true: 58, naive: 80, missed: 0 },
      generators: { true: 14, byGeometry: 4, missed: 0 },
    });
  }, 60_000);
});
