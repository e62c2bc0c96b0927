import { allCommunes } from '../parcels/communes.js';
import { GROUPING_TYPES, OWN_TAX_TYPES } from './grouping-types.codes.js';
import { shippedGrouping, shippedGroupingsOf } from './shipped-groupings.js';

const siren = (code: string): string[] => shippedGroupingsOf(code).map(({ siren }) => siren);

describe('shippedGroupingsOf', () => {
  it('gives the EPCI, and the EPT in Greater Paris', () => {
    expect(siren('93066')).toEqual(['200054781', '200057867']);
    expect(siren('75056')).toEqual(['200054781']);
    expect(siren('69123')).toEqual(['200046977']);
  });

  it('leaves no commune without one but four islands and the overseas collectivities', () => {
    const without = [...allCommunes()].filter(
      ({ code, type }) =>
        type === 'commune-actuelle' && siren(code).length === 0 && !/^9[78][57-9]|^98/.test(code),
    );
    expect(without.map(({ code }) => code)).toEqual(['22016', '29083', '29155', '85113']);
  });

  it('is of forms that have a name, with taxes of their own but for the EPT', () => {
    const groupings = new Set([...allCommunes()].flatMap(({ code }) => shippedGroupingsOf(code)));
    expect(groupings.size).toBe(1_266);
    const forms = new Set(
      [...groupings].map(({ type, financing }) => `${type} ${financing === null ? 'no' : 'own'} taxes`),
    );
    expect([...forms].sort()).toEqual(
      ['CA', 'CC', 'CU', 'EPT', 'MET69', 'METRO'].map(
        (type) => `${type} ${type === 'EPT' ? 'no' : 'own'} taxes`,
      ),
    );
    for (const form of forms) {
      const [type = ''] = form.split(' ');
      expect(GROUPING_TYPES.has(type)).toBe(true);
      expect(OWN_TAX_TYPES.has(type)).toBe(type !== 'EPT');
    }
  });

  it('knows a grouping by its SIREN', () => {
    expect(shippedGrouping('200046977')).toMatchObject({ name: 'Métropole de Lyon', type: 'MET69' });
    expect(shippedGrouping('000000000')).toBeUndefined();
  });
});
