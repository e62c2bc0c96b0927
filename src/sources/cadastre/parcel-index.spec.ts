import { withCanonicalId } from './parcel-index.client.js';

const PARTS = {
  departmentcode: '75',
  municipalitycode: '056',
  oldmunicipalitycode: '000',
  districtcode: '104',
  section: 'AV',
  number: '0133',
};
const idOf = (idu: string, properties: Record<string, unknown>): string =>
  withCanonicalId({ idu, properties, geometry: null }).idu;

describe('withCanonicalId', () => {
  it.each([
    ['with the city in the place of the arrondissement', '75056104AV0133', PARTS, '75104000AV0133'],
    ['as all others write it', '75104000AV0133', PARTS, '75104000AV0133'],
    [
      'of a commune without arrondissements',
      '09296028OA0896',
      {
        ...PARTS,
        departmentcode: '09',
        municipalitycode: '296',
        oldmunicipalitycode: '028',
        districtcode: '000',
        section: 'A',
        number: '896',
      },
      '092960280A0896',
    ],
    ['without its parts', '75104000AV0133', {}, '75104000AV0133'],
    ['with parts that make none', '75104000AV0133', { ...PARTS, section: '???' }, '75104000AV0133'],
  ])('reads an identifier %s', (_name, given, properties, expected) => {
    expect(idOf(given, properties)).toBe(expected);
  });
});
