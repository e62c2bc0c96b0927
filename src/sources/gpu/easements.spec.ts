import fc from 'fast-check';
import { generatorsOf, joined, wantedGenerators, withoutTwins } from './easements.js';
import {
  type EasementArea,
  easementAreaFields,
  type EasementGenerator,
  generatorFields,
} from './gpu.fields.js';
import { FEATURE_LAYER } from './gpu-feature.js';

const area = (partition: string | null, idgen: string | null, idass: string | null = 'a'): EasementArea =>
  easementAreaFields.map({ partition, idgen, idass });
const generator = (partition: string, idgen: string, layer = 'generateur_sup_s'): EasementGenerator =>
  generatorFields.map({ partition, idgen, [FEATURE_LAYER]: layer });
const nothingStanding = { found: [], isComplete: true };
const names = (generators: readonly EasementGenerator[]): string[] =>
  generators.map(({ partition, idgen }) => `${partition}/${idgen}`);

describe('the join of areas and generators', () => {
  it('does not confuse generators of two partitions', () => {
    const areas = [area('37', '1')];
    const named = [generator('75', '1'), generator('37', '2'), generator('37', '1')];
    const found = generatorsOf(areas, nothingStanding, named);
    expect(names(found)).toEqual(['37/1']);
    expect(joined(areas, found, true)[0]?.generateurs).toHaveLength(1);
  });

  it('finds a point generator of a surface', () => {
    const found = generatorsOf([area('37', '1')], nothingStanding, [
      generator('37', '1', 'generateur_sup_p'),
    ]);
    expect(found).toMatchObject([{ geometryType: 'pct', intersectsParcel: false, matchMethod: 'assiette' }]);
  });

  it('adds generators that stand on the parcel, and says which do', () => {
    const found = generatorsOf(
      [area('p', '1'), area('p', '2')],
      { found: [generator('p', '2'), generator('q', '9')], isComplete: true },
      [generator('p', '1')],
    );
    expect(
      found.map(({ idgen, intersectsParcel, matchMethod }) => [idgen, intersectsParcel, matchMethod]),
    ).toEqual([
      ['1', false, 'assiette'],
      ['2', true, 'assiette'],
      ['9', true, 'geometry'],
    ]);
  });

  it('does not say where a generator stands when that could not be asked', () => {
    const found = generatorsOf([area('p', '1')], { found: [], isComplete: false }, [generator('p', '1')]);
    expect(found).toMatchObject([{ intersectsParcel: null }]);
  });

  it('tells none from not looked up', () => {
    expect(joined([area('p', '1')], [], true)[0]?.generateurs).toEqual([]);
    expect(joined([area('p', '1')], [], false)[0]?.generateurs).toBeNull();
    expect(joined([area(null, null)], [], true)[0]?.generateurs).toBeNull();
  });

  it('looks each generator up once, and none that is known', () => {
    const areas = [
      area('p', '1', 'x'),
      area('p', '1', 'y'),
      area('q', '1'),
      area('p', '2'),
      area(null, '3'),
      area('p', null),
    ];
    expect(wantedGenerators(areas, [generator('p', '2')])).toEqual([
      { partition: 'p', idgen: '1' },
      { partition: 'q', idgen: '1' },
    ]);
  });

  it('drops the second of two areas of one identifier, in one partition', () => {
    const areas = [
      area('p', '1', 'x'),
      area('p', '1', 'x'),
      area('q', '1', 'x'),
      area('p', '1', null),
      area('p', '1', null),
    ];
    expect(withoutTwins(areas)).toHaveLength(4);
  });

  it('never joins across partitions, and loses no generator that an area names', () => {
    const key = fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('1', '2', '3'));
    fc.assert(
      fc.property(fc.array(key), fc.array(key), fc.array(key), (areaKeys, standingKeys, namedKeys) => {
        const areas = areaKeys.map(([partition, idgen]) => area(partition, idgen));
        const standing = standingKeys.map(([partition, idgen]) => generator(partition, idgen));
        const named = namedKeys.map(([partition, idgen]) => generator(partition, idgen));
        const found = generatorsOf(areas, { found: standing, isComplete: true }, named);
        expect(new Set(names(found)).size).toBe(found.length);
        const present = new Set(names(found));
        for (const one of standing) expect(present).toContain(`${one.partition}/${one.idgen}`);
        for (const record of joined(areas, found, true)) {
          const asked = [...standing, ...named].filter(
            ({ partition, idgen }) => partition === record.partition && idgen === record.idgen,
          );
          expect(record.generateurs?.length).toBe(asked.length > 0 ? 1 : 0);
          for (const own of record.generateurs ?? []) {
            expect([own.partition, own.idgen]).toEqual([record.partition, record.idgen]);
          }
        }
      }),
    );
  });
});
