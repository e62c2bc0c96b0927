import type { Building, Cadastral } from '../api/answer.js';
import { factsOf } from './facts-rules.js';

const building = (fields: Partial<Building>): Building => fields as Building;
const values = (buildings: readonly Building[] | null | undefined): (string | null | undefined)[] =>
  factsOf({ area: 412, cadastralArea: 412 } as Cadastral, buildings).map(({ value }) => value);

describe('the five facts of a parcel', () => {
  it('are those of its building', () => {
    expect(
      values([
        building({
          constructionYear: 1929,
          numberOfUnits: 26,
          usage: 'Résidentiel collectif',
          mainHeatingEnergyType: 'electricite',
        }),
      ]),
    ).toEqual(['412\u00A0m²', '1929', '26', 'Résidentiel collectif', 'Électricité']);
  });

  it('are sums and ranges over several', () => {
    expect(
      values([
        building({ constructionYear: 1968, numberOfUnits: 3, usage: 'Tertiaire' }),
        building({ constructionYear: 1890, numberOfUnits: 0, usage: 'Tertiaire' }),
        building({ constructionYear: null, numberOfUnits: null, usage: 'Dépendance' }),
      ]),
    ).toEqual(['412\u00A0m²', '1890\u00A0–\u00A01968', '3', 'Tertiaire', null]);
  });

  it('tell waiting, failed and not known apart from 0', () => {
    expect(values(undefined)).toEqual(['412\u00A0m²', undefined, undefined, undefined, undefined]);
    expect(values(null).slice(1)).toEqual([null, null, null, null]);
    expect(values([]).slice(1)).toEqual([null, null, null, null]);
    expect(values([building({ numberOfUnits: 0 })])[2]).toBe('0');
  });

  it.each([
    [412, 'Contenance'],
    [0, 'Surface mesurée'],
    [null, 'Surface mesurée'],
  ])('call the area by what it is: official area %p', (cadastralArea, name) => {
    expect(factsOf({ area: 412, cadastralArea } as Cadastral, [])[0]).toMatchObject({
      name,
      value: '412\u00A0m²',
    });
  });
});
