import type { Address, Building } from '../api/answer.js';
import { placeName, readLabel } from './address.js';

const address = (id: string, houseNumber: string, street: string): Address => ({
  id,
  label: `${houseNumber} ${street}, 75015 Paris`,
  houseNumber,
  street,
  postalCode: '75015',
  city: 'Paris',
  coordinates: null,
});
const building = (fields: Partial<Building>): Building => fields as Building;

describe('the name of a place', () => {
  it.each([
    ['26 Avenue de Lowendal 75015 Paris 15e Arrondissement', '26 avenue de Lowendal', '75015 Paris'],
    ["4 bis Rue de l'Église, 68600 Neuf-Brisach", '4 bis rue de l’Église', '68600 Neuf-Brisach'],
    ['78 AVENUE DE SUFFREN 75015 Paris', '78 AVENUE DE SUFFREN', '75015 Paris'],
    ['Lieu-dit Kerity', 'Lieu-dit Kerity', ''],
  ])('reads %j', (label, street, city) => expect(readLabel(label)).toEqual({ street, city }));

  it('takes the main address of the building from the list, and names the others once', () => {
    const found = placeName(
      [building({ mainAddress: '26 AVENUE DE LOWENDAL 75015 Paris', mainAddressId: 'b' })],
      [
        address('a', '24', 'Avenue de Lowendal'),
        address('b', '26', 'Avenue de Lowendal'),
        address('c', '24', 'Avenue de Lowendal'),
      ],
    );
    expect(found.main).toEqual({ street: '26 avenue de Lowendal', city: '75015 Paris' });
    expect(found.others).toEqual(['24 avenue de Lowendal']);
  });

  it('falls back to the text of the building, then to the first address, then to nothing', () => {
    expect(placeName([building({ mainAddress: '1 Rue Example 75001 Paris' })], []).main?.street).toBe(
      '1 rue Example',
    );
    expect(placeName([], [address('a', '2', 'Rue Neuve')]).main?.street).toBe('2 rue Neuve');
    expect(placeName([], []).main).toBeNull();
  });
});
