import fc from 'fast-check';
import { iduOfReference, parcelsOf, placeByParts, placeOf, registerKeys } from './parcel-reference.js';

const keysOf = (idu: string): string[] => registerKeys(idu).map(({ key }) => key);

describe('registerKeys', () => {
  it.each([
    ['44109000AB0042', ['44109000AB0042']],
    ['75115000EF0065', ['75115000EF0065', '75056115EF0065']],
    ['69383000DV0110', ['69383000DV0110', '69123383DV0110']],
    ['132088430A0001', ['132088430A0001', '130558430A0001', '130552080A0001']],
  ])('%s is searched as %j', (idu, keys) => {
    expect(keysOf(idu)).toEqual(keys);
  });

  it('adds the identifier from before a merger of communes', () => {
    expect(keysOf('092960280A0896')).toContain('090280000A0896');
  });

  it('does not take a form without the district of Marseille for a proof', () => {
    expect(registerKeys('132088430A0001').filter(({ isProof }) => !isProof)).toEqual([
      { key: '130552080A0001', isProof: false },
    ]);
  });
});

describe('iduOfReference', () => {
  it.each([
    ['75056115EF0065', '75115000EF0065'],
    ['69123383DV0110', '69383000DV0110'],
    ['44109000AB0042', '44109000AB0042'],
    ['75056115ef0065', '75115000EF0065'],
    ['75115115EF0065', '75115000EF0065'],
    ['75056000EF0065', null],
    ['130552080A0001', null],
    ['130558430A0001', null],
    ['44109AB0042', null],
    ['', null],
  ])('%s is %s', (reference, idu) => {
    expect(iduOfReference(reference)).toBe(idu);
  });

  it('leads back from the forms that are searched, or nowhere', () => {
    const code = fc.constantFrom('75101', '75120', '69381', '69389', '44109', '2A004', '97411');
    const parts = fc.tuple(code, fc.constantFrom('AB', '0A', 'ZT'), fc.integer({ min: 1, max: 9999 }));
    fc.assert(
      fc.property(parts, ([commune, section, number]) => {
        const idu = `${commune}000${section}${String(number).padStart(4, '0')}`;
        for (const { key } of registerKeys(idu)) expect(iduOfReference(key)).toBe(idu);
      }),
    );
  });
});

describe('parcelsOf', () => {
  it('reads references, and parts where the reference is empty', () => {
    const row = {
      reference_cadastrale_1: '75056101AB0001',
      reference_cadastrale_2: 'non connu',
      code_insee_parcelle_2: 75056,
      prefixe_parcelle_2: '101',
      section_parcelle_2: 'a',
      numero_parcelle_2: 7,
      reference_cadastrale_3: null,
    };
    expect(parcelsOf(row)).toEqual([
      {
        reference: '75056101AB0001',
        id: '75101000AB0001',
        inseeCode: null,
        prefix: null,
        section: null,
        number: null,
      },
      {
        reference: '750561010A0007',
        id: '751010000A0007',
        inseeCode: '75056',
        prefix: '101',
        section: '0A',
        number: '0007',
      },
    ]);
  });

  it('reads the names of the files before April 2026', () => {
    const row = { code_insee_commune_1: '44109', prefixe_1: '0', section_1: 'EN', numero_parcelle_1: '204' };
    expect(parcelsOf(row).map(({ id }) => id)).toEqual(['44109000EN0204']);
  });

  it('takes any row', () => {
    fc.assert(fc.property(fc.object(), (row) => void placeOf(row, '75101000AB0001')));
  });
});

describe('placeOf', () => {
  const idu = '75115000EF0065';

  it.each([
    ['it is named', { reference_cadastrale_2: '75056115EF0065' }, 'here'],
    ['its own identifier is used', { reference_cadastrale_1: idu }, 'here'],
    ['nothing is named', {}, 'perhaps'],
    [
      'another parcel is named, and not all are',
      { reference_cadastrale_1: '75056115EF0066', nombre_parcelles: '2' },
      'perhaps',
    ],
    ['another parcel is named in a form we cannot read', { reference_cadastrale_1: 'EF66' }, 'perhaps'],
    [
      'only another parcel is named',
      { reference_cadastrale_1: '75056115EF0066', nombre_parcelles: '1' },
      'elsewhere',
    ],
    [
      'the same section and number in another arrondissement',
      { reference_cadastrale_1: '75056116EF0065' },
      'elsewhere',
    ],
  ])('where %s', (_, row, place) => {
    expect(placeOf(row, idu)).toBe(place);
  });
});

describe('placeByParts', () => {
  const idu = '132088430A0002';
  const row = { section_parcelle_1: 'A', numero_parcelle_1: '2' };

  it.each([
    ['843', 'here'],
    ['844', 'elsewhere'],
    ['208', 'perhaps'],
    [null, 'perhaps'],
  ])('prefix %s is %s', (prefixe_parcelle_1, place) => {
    expect(placeByParts({ ...row, prefixe_parcelle_1 }, idu)).toBe(place);
  });

  it('is elsewhere with another number', () => {
    expect(placeByParts({ ...row, prefixe_parcelle_1: '843', numero_parcelle_1: '22' }, idu)).toBe(
      'elsewhere',
    );
  });
});
