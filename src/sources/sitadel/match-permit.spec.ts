import { comparable } from './permit-address.js';
import { arrondissementOf, isAtAddress, likenessOf, settled } from './match-permit.js';
import { soughtParcel } from './sought-parcel.js';

const parcel = (idu: string, cityCode = idu.slice(0, 5), area: number | null = null) =>
  soughtParcel({ idu, inseeCode: idu.slice(0, 5), cityCode, area });
const cells = (section: string, number: string, more: object = {}) => ({
  SEC_CADASTRE1: section,
  NUM_CADASTRE1: number,
  ...more,
});

describe('soughtParcel', () => {
  it('knows where a section and number name one parcel only', () => {
    expect(parcel('44109000EN0204').isOnlyPrefix).toBe(true);
    expect(parcel('75105000AD0044', '75056').isOnlyPrefix).toBe(true);
    // Les Monts-Verts took in Arcomie (006) and Le Bacon (024); Toulouse counts by quarters.
    expect(parcel('480120000A0610').isOnlyPrefix).toBe(false);
    expect(parcel('31555864AP0015')).toMatchObject({ isOnlyPrefix: false, formerCommune: null });
    expect(parcel('480120240A0610')).toMatchObject({ isOnlyPrefix: false, formerCommune: '48024' });
  });
});

describe('arrondissementOf', () => {
  it.each([
    [{ NUM_DAU: '07510523V0019', ADR_CODPOST_TER: '75001' }, '75105'],
    [{ NUM_PA: '06938317A0142' }, '69383'],
    [{ NUM_PD: '0751202600001' }, '75120'],
    [{ NUM_DAU: '01305516V0801', ADR_CODPOST_TER: '13003' }, '13203'],
    [{ NUM_DAU: '01305516V0801', ADR_CODPOST_TER: 13016 }, '13216'],
    [{ NUM_DAU: '07505622V0001', ADR_CODPOST_TER: '75016' }, '75116'],
    [{ NUM_DAU: '07505622V0001', ADR_CODPOST_TER: '75116' }, '75116'],
    [{ NUM_DAU: '06912322V0001', ADR_CODPOST_TER: '69009' }, '69389'],
    [{ NUM_DAU: '01305516V0801', ADR_CODPOST_TER: '13017' }, null],
    [{ NUM_DAU: '01305516V0801', ADR_CODPOST_TER: '13' }, null],
    [{}, null],
  ])('of %j is %j', (row, expected) => {
    expect(arrondissementOf(row)).toBe(expected);
  });
});

describe('likenessOf', () => {
  const paris = parcel('75105000AD0044', '75056');

  it.each([
    ['the same arrondissement', cells('AD', '44', { COMM: '75056', NUM_DAU: '07510523V0019' }), 'exact'],
    ['another arrondissement', cells('AD', '44', { COMM: '75056', NUM_DAU: '07512023V0019' }), 'no'],
    ['no arrondissement', cells('AD', '44', { COMM: '75056', NUM_DAU: '07505623V0019' }), 'settle'],
    ['another number', cells('AD', '440', { COMM: '75056', NUM_DAU: '07510523V0019' }), 'no'],
    ['another commune', cells('AD', '44', { COMM: '92002', NUM_DAU: '07510523V0019' }), 'no'],
  ])('in Paris: %s', (_, row, expected) => {
    expect(likenessOf(row, paris)).toBe(expected);
  });

  it('matches each of the three pairs', () => {
    const row = { ...cells('AB', '1'), SEC_CADASTRE3: 'EN', NUM_CADASTRE3: '204', COMM: '44109' };
    expect(likenessOf(row, parcel('44109000EN0204'))).toBe('exact');
    expect(likenessOf(row, parcel('44109000EN0205'))).toBe('no');
  });

  it('lets a prefix written into the cells decide', () => {
    const row = cells('864', 'AP15', { COMM: '31555' });
    expect(likenessOf(row, parcel('31555864AP0015'))).toBe('exact');
    expect(likenessOf(row, parcel('31555846AP0015'))).toBe('no');
    expect(likenessOf(cells('AP', '15', { COMM: '31555' }), parcel('31555846AP0015'))).toBe('settle');
  });

  it('is sure of what was filed under the absorbed commune, not of what was filed later', () => {
    const absorbed = parcel('480120240A0610');
    expect(likenessOf(cells('A', '610', { COMM: '48024' }), absorbed)).toBe('exact');
    expect(likenessOf(cells('A', '610', { COMM: '48012' }), absorbed)).toBe('settle');
    expect(likenessOf(cells('A', '610', { COMM: '48006' }), absorbed)).toBe('no');
    expect(likenessOf(cells('A', '610', { COMM: '48012' }), parcel('480120000A0610'))).toBe('settle');
  });
});

describe('settled', () => {
  const toulouse = parcel('31555864AP0015', '31555', 1000);
  const addresses = comparable([
    { houseNumber: '18', street: 'Chemin de Canto Laouzetto', postalCode: '31100' },
  ]);
  const row = cells('AP', '15', { COMM: '31555', SUPERFICIE_TERRAIN: 5000 });

  it.each([
    [
      'the same house',
      { ADR_NUM_TER: '18', ADR_LIBVOIE_TER: 'CHEMIN DE CANTO LAOUZETTO' },
      'addressConfirmed',
    ],
    ['the street, no number', { ADR_LIBVOIE_TER: 'CHEMIN DE CANTO LAOUZETTO' }, 'addressConfirmed'],
    [
      'another number',
      { ADR_NUM_TER: '20', ADR_LIBVOIE_TER: 'CHEMIN DE CANTO LAOUZETTO' },
      'ambiguousPrefix',
    ],
    [
      'a broken postal code',
      { ADR_LIBVOIE_TER: 'CHEMIN DE CANTO LAOUZETTO', ADR_CODPOST_TER: '31' },
      'addressConfirmed',
    ],
    [
      'another postal code',
      { ADR_LIBVOIE_TER: 'CHEMIN DE CANTO LAOUZETTO', ADR_CODPOST_TER: '31500' },
      'ambiguousPrefix',
    ],
    ['nothing', {}, 'ambiguousPrefix'],
    ['half the area', { SUPERFICIE_TERRAIN: '500' }, 'areaConfirmed'],
    ['twice the area', { SUPERFICIE_TERRAIN: 2000 }, 'areaConfirmed'],
    ['more than twice the area', { SUPERFICIE_TERRAIN: 2001 }, 'ambiguousPrefix'],
    ['no area', { SUPERFICIE_TERRAIN: 0 }, 'ambiguousPrefix'],
  ])('by %s', (_, more, expected) => {
    expect(settled({ ...row, ...more }, toulouse, addresses)).toBe(expected);
  });

  it('keeps a permit of an unknown arrondissement only where an address speaks for it', () => {
    const marseille = parcel('132038120D0037', '13055', 18);
    const unknown = cells('D', '37', { COMM: '13055', NUM_DAU: '01305516V0804', SUPERFICIE_TERRAIN: 18 });
    expect(likenessOf(unknown, marseille)).toBe('settle');
    expect(settled(unknown, marseille, [])).toBeNull();
    const at = comparable([{ houseNumber: 7, street: 'Rue Fortuné Jourdan' }]);
    expect(
      settled({ ...unknown, ADR_NUM_TER: '7', ADR_LIBVOIE_TER: 'RUE FORTUNE JOURDAN' }, marseille, at),
    ).toBe('addressConfirmed');
  });
});

describe('isAtAddress', () => {
  const ustaritz = parcel('64547000AN0512');
  const addresses = comparable([{ houseNumber: '18', street: 'Impasse de Haroztegia', postalCode: '64480' }]);

  it('asks for number and street', () => {
    const row = { COMM: '64547', ADR_NUM_TER: '18', ADR_LIBVOIE_TER: 'IMPASSE DE HAROZTEGIA' };
    expect(isAtAddress(row, ustaritz, addresses)).toBe(true);
    expect(isAtAddress({ ...row, ADR_NUM_TER: null }, ustaritz, addresses)).toBe(false);
    expect(isAtAddress({ ...row, ADR_NUM_TER: '8' }, ustaritz, addresses)).toBe(false);
    expect(isAtAddress({ ...row, COMM: '64122' }, ustaritz, addresses)).toBe(false);
  });
});
