import { squareAt } from '../../../test/support/polygons.js';
import { FEATURE_GEOMETRY } from './gpu-feature.js';
import { ParcelMatcher } from './parcel-match.js';
import { documentsOf, municipalityOf } from './plan-documents.js';

const parcel = squareAt(2, 48, 0.001);
const matcher = new ParcelMatcher(parcel);
const around = squareAt(1.9, 47.9, 0.3);
const beside = squareAt(2.001, 48, 0.001);
const half = squareAt(2.0005, 47.9995, 0.002);
const row = (name: string, gridName: string, geometry: object | null = null): Record<string, unknown> => ({
  id: name,
  name,
  grid_name: gridName,
  partition: `DU_${gridName}`,
  du_type: 'PLU',
  [FEATURE_GEOMETRY]: geometry,
});
const methods = (rows: object[], inseeCode = '26289', partitions: string[] = []): object =>
  documentsOf(rows as Record<string, unknown>[], inseeCode, new Set(partitions), matcher).map(
    ({ name, matchMethod }) => [name, matchMethod],
  );

describe('documentsOf', () => {
  it('leaves the plans of the next communes out', () => {
    // Saillans (26289), whose outline meets those of a communal map and of another plan.
    expect(methods([row('a', '26015'), row('b', '26289'), row('c', '26183')])).toEqual([['b', 'commune']]);
  });

  it('takes the plan of the city for an arrondissement', () => {
    expect(methods([row('a', '75056')], '75107')).toEqual([['a', 'commune']]);
    expect(methods([row('a', '75107')], '75107')).toEqual([['a', 'commune']]);
    expect(methods([row('a', '75108')], '75107')).toEqual([]);
  });

  it('takes whatever a record on the parcel belongs to', () => {
    expect(methods([row('a', '26015', beside)], '26289', ['DU_26015'])).toEqual([['a', 'zone']]);
  });

  it.each([
    ['covers the parcel', around, [['a', 'coverage']]],
    ['covers a quarter of it', half, [['a', 'epci']]],
    ['touches it', beside, []],
    ['has no geometry', null, [['a', 'epci']]],
  ])('of an EPCI: its area %s', (_name, geometry, expected) => {
    expect(methods([row('a', '200066561', geometry)])).toEqual(expected);
  });

  it('takes the plan of a former commune that covers the parcel', () => {
    expect(methods([row('a', '26999', around)])).toEqual([['a', 'coverage']]);
    expect(methods([row('a', '26999', half)])).toEqual([]);
  });

  it('gives each document once', () => {
    expect(methods([row('a', '26289'), row('a', '26289')])).toHaveLength(1);
  });
});

describe('municipalityOf', () => {
  const commune = (insee: string, more: object = {}): Record<string, unknown> => ({
    insee,
    name: insee,
    ...more,
  });

  it.each([
    ['75107 first', [commune('75107'), commune('75056')], '75107'],
    ['75056 first', [commune('75056'), commune('75107')], '75107'],
    ['the city alone', [commune('75056')], '75056'],
    ['a neighbour', [commune('75108')], null],
    ['a deleted commune', [commune('75107', { is_deleted: true })], null],
    ['nothing', [], null],
  ])('for 75107 among %s', (_name, rows, insee) => {
    expect(municipalityOf(rows, '75107')?.insee ?? null).toBe(insee);
  });
});
