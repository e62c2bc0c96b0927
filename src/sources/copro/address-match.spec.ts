import { type CoproAddress, sharedAddress } from './address-match.js';
import { streetPattern } from './street-pattern.js';

const address = (houseNumber: string, street: string, postalCode = '75015'): CoproAddress => ({
  houseNumber,
  street,
  postalCode,
  city: 'Paris',
  cityCode: null,
});

describe('sharedAddress', () => {
  const row = (numero_voie_adresse: string, more: object = {}): Record<string, unknown> => ({
    numero_voie_adresse,
    code_postal_adresse: '75015',
    ...more,
  });

  it.each([
    ['16-18 av de lowendal', address('16', 'Avenue de Lowendal')],
    ['16-18 av de lowendal', address('18', 'Avenue de Lowendal')],
    ['20B av de lowendal', address('20 bis', 'Avenue de Lowendal')],
    ['42b Avenue de Suffren', address('42bis', 'Avenue de Suffren')],
    ['26 Avenue de Lowendal', address('26', 'AV DE LOWENDAL')],
  ])('%s is %j', (street, one) => {
    expect(sharedAddress(row(street), [one])).toBe(street);
  });

  it.each([
    ['16-18 av de lowendal', address('17', 'Avenue de Lowendal')],
    ['20B av de lowendal', address('20', 'Avenue de Lowendal')],
    ['27 r sainte-anne de baraban', address('27', 'Rue Baraban')],
    ['26 Avenue de Lowendal', address('26', 'Rue de Lowendal')],
    ['26 Avenue de Lowendal', address('26', 'Avenue de Lowendal', '75007')],
    ['av de lowendal', address('26', 'Avenue de Lowendal')],
    ['26 Avenue de Lowendal', address('2', 'Avenue de Lowendal')],
  ])('%s is not %j', (street, one) => {
    expect(sharedAddress(row(street), [one])).toBeNull();
  });

  it('reads the further addresses too, each with its own town', () => {
    const suffren = row('78 av de suffren', {
      adresse_complementaire_1: '76B av de suffren 75015 Paris',
      adresse_complementaire_3: '6 av de champaubert 75015 Paris',
    });
    expect(sharedAddress(suffren, [address('6', 'Avenue de Champaubert')])).toBe(
      '6 av de champaubert 75015 Paris',
    );
    const other = row('1 av foch', { adresse_complementaire_1: '6 av de champaubert 69003 Lyon' });
    expect(sharedAddress(other, [address('6', 'Avenue de Champaubert')])).toBeNull();
  });

  it('reads a postal code that came as a number', () => {
    const nice = { numero_voie_adresse: '3 r de france', code_postal_adresse: 6000 };
    expect(sharedAddress(nice, [address('3', 'Rue de France', '06000')])).not.toBeNull();
  });
});

describe('streetPattern', () => {
  it.each([
    ['Avenue de Lowendal', 'low_ndal'],
    ['Avenue de Ségur', 's_gur'],
    ['Rue du Pré aux Clercs', 'cl_rcs'],
    ['Avenue du Général Leclerc', 'l_cl_rc'],
    ['Rue Jean Bart', 'bart'],
    ['Rue du Sacré-Cœur', 'c*ur'],
    ['Rue du 8 mai 1945', '1945'],
    ['Rue', null],
  ])('%s is searched by %s', (street, pattern) => {
    expect(streetPattern(street)).toBe(pattern);
  });
});
