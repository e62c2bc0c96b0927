import { describedFields } from '../../test/support/answer-fields.js';
import { SECTION_KEYS } from '../properties/sections.js';
import { sectionReference } from './section-reference.js';
import { SOURCE_CATALOG, catalogedSource } from './source-catalog.js';

/** Sources of other routes only. */
const ELSEWHERE = ['banPlus', 'cog', 'banatic'];

describe('sectionReference', () => {
  const parts = sectionReference();
  const records = parts.flatMap((part) => part.records);

  it('has every part of an answer, sections under the name that include takes', () => {
    const sections = parts.filter(({ include }) => include !== null);
    expect(Object.fromEntries(sections.map(({ include, key }) => [include, key]))).toEqual(SECTION_KEYS);
    const always = parts.filter(({ include }) => include === null).map(({ key }) => key);
    expect(always).toEqual(['cadastral', 'buildings', 'addresses']);
  });

  it.each(records.map(({ path, fields }) => [path, fields] as const))(
    '%s has the fields of the OpenAPI document, each described',
    (path, fields) => {
      const own = fields.map((field) => field.path).filter((name) => !name.includes('.'));
      expect(own).toEqual(describedFields(path.replace('buildings.building', 'building')));
      expect(fields.filter(({ description, type }) => description === '' || type === '')).toEqual([]);
    },
  );

  it('names a source, and columns where the source has them', () => {
    for (const { sources } of parts) {
      expect(sources.length).toBeGreaterThan(0);
      for (const name of sources) expect(catalogedSource(name).credit.licence).toContain('Licence Ouverte');
    }
    expect(new Set(parts.flatMap(({ sources }) => sources))).toEqual(
      new Set(SOURCE_CATALOG.map(({ name }) => name).filter((name) => !ELSEWHERE.includes(name))),
    );
    const street = records
      .find(({ path }) => path === 'transactions')
      ?.fields.find(({ path }) => path === 'value');
    expect(street).toMatchObject({ columns: ['valeur_fonciere'], unit: 'EUR' });
  });
});
