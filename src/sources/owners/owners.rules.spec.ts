import fc from 'fast-check';
import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import { isSameHolder, mayBeNaturalPerson } from './owner-identity.js';
import { mergeOwners, ownersByName, ownersOfPremises, type PremisesOwner } from './merge-owners.js';
import { ownerFields } from './owners.fields.js';
import { iduOfCode, parcelCodes } from './parcel-codes.js';
import { hasOtherHolders, rightCodesOf, rightOf } from './rights.js';
import { sirensOf, withDetails } from './with-details.js';

const holder = (ownerName: string | null, siren: string | null = null, registerId: string | null = null) => ({
  ownerName,
  siren,
  registerId,
});
const premises = (name: string, siren: string | null, more: Partial<PremisesOwner> = {}): PremisesOwner => ({
  ...holder(name, siren),
  buildingId: 'bdnb-bg-A',
  numberOfLocals: 2,
  inMajicPm: true,
  isLandlord: false,
  ...more,
});
const building = (id: string, ownerNames: string[] = [], ownerSirens: string[] = []) => ({
  id,
  ownerNames,
  ownerSirens,
});

describe('parcel codes', () => {
  it.each([
    ['75117000BO0080', ['75117000BO0080']],
    ['97418000AY0669', ['97418000AY0669', '974418000AY0669']],
    ['97127000AB0001', ['97127000AB0001', '971127000AB0001']],
    ['092960280A0896', ['092960280A0896', '090280000A0896']],
  ])('%s is asked as %j', (idu, codes) => {
    expect(parcelCodes(idu)).toEqual(codes);
  });

  it('come back as the identifier', () => {
    const overseas = fc.tuple(
      fc.constantFrom('971', '972', '973', '974', '976'),
      fc.integer({ min: 1, max: 99 }),
    );
    fc.assert(
      fc.property(overseas, ([department, commune]) => {
        const idu = `${department}${String(commune).padStart(2, '0')}000AY0669`;
        for (const code of parcelCodes(idu)) expect(iduOfCode(code)).toBe(idu);
      }),
    );
    expect(iduOfCode('132138890D0269')).toBe('132138890D0269');
  });
});

describe('rights', () => {
  it.each([
    ['P', 'owner', true],
    ['S', 'condominiumManagingAgent', false],
    ['G', 'manager', false],
    ['Z', 'stateAssetManager', false],
    ['B', 'buildingLessor', true],
    ['R', 'buildingLessee', false],
    ['E', 'emphyteuticTenant', false],
  ])('%s is %s', (code, right, isOwnership) => {
    expect(rightOf(code)).toMatchObject({ right, isOwnership });
  });

  it.each([['?'], [undefined], ['toString']])('%s is unknown', (code) => {
    expect(rightOf(code)).toBeNull();
  });

  it.each([
    ['P;S', ['P', 'S']],
    ['P,S', ['P', 'S']],
    ['P|P', ['P', 'P']],
    [
      ['P', 'S'],
      ['P', 'S'],
    ],
    ['S - Syndic de copropriété', ['S']],
    [null, []],
  ])('reads %j', (value, codes) => {
    expect(rightCodesOf(value)).toEqual(codes);
  });

  it.each([
    [['P'], [], false],
    [['P', 'P', 'P'], [], true],
    [['P', 'P', 'P'], ['B', 'C', 'D'], false],
    [['P', 'P', 'P', 'P'], ['J', 'K', 'J', 'K'], true],
    [['E', 'P'], [], true],
    [['S'], [], true],
    [[], [], null],
  ])('rights %j over sub-parcels %j: others hold rights: %s', (codes, subdivisions, others) => {
    expect(hasOtherHolders(codes, subdivisions)).toBe(others);
  });
});

describe('isSameHolder', () => {
  it.each([
    [holder('A', '552002313'), holder('B', '552002313'), true],
    [holder('SAME', '552002313'), holder('SAME', '333384311'), false],
    [holder('EMOSI'), holder('SARL  EMOSI', '333384311'), true],
    [holder('SCI L’ÉTOILE'), holder('L ETOILE SCI'), true],
    [holder('X', null, 'U21684704'), holder('Y', null, 'U21684704'), true],
    [holder('SCI'), holder('SARL'), false],
    [holder(null), holder(null), false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(isSameHolder(a, b)).toBe(same);
    expect(isSameHolder(b, a)).toBe(same);
  });
});

describe('mayBeNaturalPerson', () => {
  it.each([
    [holder('M DUPONT JEAN', null, 'U12345678'), null],
    [holder('MME DURAND/MARIE'), null],
    [holder('Consorts Martin', null, 'U12345678'), null],
    [holder('SUCCESSION DE MARTIN PAUL'), null],
    [holder('MARTIN', '552002313'), '1000'],
  ])('%j is withheld', (one, form) => {
    expect(mayBeNaturalPerson(one, form)).toBe(true);
  });

  it.each([
    [holder('MESSIEURS LANGLOIS ET COMPAGNIE', '632020376'), '5306'],
    [holder('M DISTRIBUTION', '552002313'), null],
    [holder('LA JEUNE CHAMBRE ECONOMIQUE FRANCAISE', null, 'U21684704'), null],
    [holder('PROPRIETAIRES DU BND 357 A0216', null, 'U24534247'), '9900'],
    [holder('L ETAT FRANCAIS'), '5499'],
    [holder('METROPOLE DE LYON'), null],
  ])('%j is not', (one, form) => {
    expect(mayBeNaturalPerson(one, form)).toBe(false);
  });
});

describe('mergeOwners', () => {
  const agent = {
    code_parcelle: '75111000BR0052',
    denomination: 'DOMINIQUE G FESSART SAS',
    numero_siren: '479919490',
    code_droit: 'S',
    groupe_personne: 0,
  };

  it('appends the holder of the parcel, an agent last and never as owner', () => {
    const owner = { ...agent, denomination: 'VILLE', numero_siren: '217500016', code_droit: 'P' };
    const two = ownersOfPremises([premises('A', '552002313'), premises('B', '333384311')]);
    expect(mergeOwners(two, agent, [building('bdnb-bg-A')]).owners.at(-1)).toMatchObject({
      ownerName: 'DOMINIQUE G FESSART SAS',
      buildingId: 'bdnb-bg-A',
      numberOfLocals: null,
      inMajicPm: true,
      right: 'condominiumManagingAgent',
      isOwner: false,
      matchSource: 'koumoul',
    });
    expect(mergeOwners(two, owner, [building('a'), building('b')]).owners.at(-1)).toMatchObject({
      ownerName: 'VILLE',
      buildingId: null,
      isOwner: true,
    });
  });

  it('adds the right to a person who is there, in every building', () => {
    const rows = [
      premises('DOMINIQUE G FESSART', '479919490', { buildingId: 'a', numberOfLocals: 4 }),
      premises('OTHER', '552002313', { buildingId: 'a' }),
      premises('DOMINIQUE G FESSART', '479919490', { buildingId: 'b', numberOfLocals: 1 }),
    ];
    const { owners } = mergeOwners(ownersOfPremises(rows), agent, [building('a'), building('b')]);
    expect(
      owners.map(({ ownerName, buildingId, numberOfLocals, isOwner, matchSource }) => [
        ownerName,
        buildingId,
        numberOfLocals,
        isOwner,
        matchSource,
      ]),
    ).toEqual([
      ['OTHER', 'a', 2, null, 'bdnb'],
      ['DOMINIQUE G FESSART', 'a', 4, false, 'bdnb+koumoul'],
      ['DOMINIQUE G FESSART', 'b', 1, false, 'bdnb+koumoul'],
    ]);
    expect(owners.every(({ hasOtherHolders }) => hasOtherHolders === true)).toBe(true);
  });

  it('knows a social landlord by its group, unless BDNB says otherwise', () => {
    const hlm = { ...agent, code_droit: 'R', groupe_personne: '5 - Office HLM' };
    expect(mergeOwners([], hlm, []).owners[0]).toMatchObject({
      isLandlord: true,
      ownerGroup: 'socialHousing',
    });
    const rows = ownersOfPremises([premises('X', '479919490', { isLandlord: false })]);
    expect(mergeOwners(rows, hlm, []).owners[0]?.isLandlord).toBe(false);
  });

  it('withholds natural persons, and counts them', () => {
    const rows = ownersOfPremises([premises('M DUPONT JEAN', null), premises('A', '552002313')]);
    const { owners, withheld } = mergeOwners(rows, null, []);
    expect(owners.map(({ ownerName }) => ownerName)).toEqual(['A']);
    expect(withheld).toBe(1);
  });

  it('loses nobody and doubles nobody', () => {
    const siren = fc.constantFrom('552002313', '333384311', '479919490', null);
    const rows = fc.array(fc.tuple(fc.constantFrom('ALPHA', 'BETA', 'GAMMA'), siren), { maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.boolean(), (given, hasRow) => {
        const before = ownersOfPremises(given.map(([name, id]) => premises(name, id)));
        const { owners } = mergeOwners(before, hasRow ? agent : null, []);
        const added = hasRow && !given.some(([, id]) => id === '479919490') ? 1 : 0;
        expect(owners).toHaveLength(before.length + added);
        expect(owners.reduce((sum, { numberOfLocals }) => sum + (numberOfLocals ?? 0), 0)).toBe(
          2 * before.length,
        );
        for (const owner of owners) expectHoldsSchema(ownerFields, owner);
      }),
      { numRuns: 50 },
    );
  });
});

describe('ownersByName', () => {
  it('pairs a name with a SIREN only where there is one of each', () => {
    const owners = ownersByName([
      building('a', ['MBRE'], ['484425277']),
      building('b', ['X', 'Y'], ['552002313', '333384311']),
      building('c', ['Z'], ['552002313', '333384311']),
      building('d', [], ['484425277']),
      building('e', ['LA JEUNE CHAMBRE'], ['U21684704']),
    ]);
    expect(
      owners.map(({ buildingId, ownerName, siren, registerId }) => [
        buildingId,
        ownerName,
        siren,
        registerId,
      ]),
    ).toEqual([
      ['a', 'MBRE', '484425277', null],
      ['b', 'X', null, null],
      ['b', 'Y', null, null],
      ['c', 'Z', null, null],
      ['d', null, '484425277', null],
      ['e', 'LA JEUNE CHAMBRE', null, 'U21684704'],
    ]);
    expect(
      owners.every(
        ({ matchMethod, numberOfLocals }) => matchMethod === 'buildingName' && numberOfLocals === null,
      ),
    ).toBe(true);
  });
});

describe('withDetails', () => {
  const owners = ownersOfPremises([
    premises('A', '552002313'),
    premises('B', '333384311'),
    premises('C', null),
    premises('D', '479919490'),
    premises('A', '552002313'),
  ]);

  it('gives each owner its company and marks those that were not looked up', () => {
    const company = { siren: '552002313' };
    const detailed = withDetails(
      owners,
      new Map<string, unknown>([
        ['552002313', company],
        ['333384311', null],
      ]),
    );
    expect(detailed.map(({ details, detailsOmitted }) => [details, detailsOmitted])).toEqual([
      [company, false],
      [null, false],
      [null, false],
      [null, true],
      [company, false],
    ]);
    expect(owners[0]?.details).toBeNull();
    for (const owner of detailed) expectHoldsSchema(ownerFields, owner);
  });

  it('names each SIREN once', () => {
    expect(sirensOf(owners)).toEqual(['552002313', '333384311', '479919490']);
  });
});

describe('ownerFields', () => {
  it('maps whatever comes', () => expectMapsAnything(ownerFields));

  it('takes no use of land for a name that every object has', () => {
    expect(ownerFields.map({ nature_culture: 'constructor' }).landUses).toEqual(['constructor']);
  });

  it('repairs text that was read in the wrong encoding', () => {
    const broken = Buffer.from('SOCIÉTÉ  FONCIÈRE', 'utf8').toString('latin1');
    expect(ownerFields.map({ denomination: broken }).ownerName).toBe('SOCIÉTÉ FONCIÈRE');
    expect(ownerFields.map({ denomination: 'SÃO PAULO' }).ownerName).toBe('SÃO PAULO');
  });

  it('does not mind numbers for texts', () => {
    expect(
      ownerFields.map({ numero_siren: 38988507, code_voie_rivoli: 186, code_forme_juridique: '9110' }),
    ).toMatchObject({
      siren: '038988507',
      rivoliStreetCode: '0186',
      legalFormCode: '9110',
    });
  });
});
