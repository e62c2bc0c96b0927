import { BANATIC_HEADER } from '../../../test/support/banatic-export.js';
import { type BanaticColumns, columnsOf } from './columns.js';

const found = (header: readonly string[]): BanaticColumns => {
  const columns = columnsOf(header);
  if ('missing' in columns) throw new Error(`missing ${columns.missing.join()}`);
  return columns;
};

describe('columnsOf', () => {
  it('finds the columns of an export, not those of its members', () => {
    const { at, competences } = found(BANATIC_HEADER);
    const named = Object.fromEntries(
      Object.entries(at).map(([name, column]) => [name, BANATIC_HEADER[column]]),
    );
    expect(named).toEqual({
      siren: 'N° SIREN',
      name: 'Nom du groupement',
      nature: 'Nature juridique',
      department: 'Département',
      financing: 'Mode de financement',
      creationDate: 'Date de création',
      population: 'Population totale',
      memberCount: 'Nombre de membres',
      memberSiren: 'Siren membre',
      memberName: 'Nom membre',
      memberCategory: 'Catégorie des membres du groupement',
      competenceCount: 'Nombre de compétences exercées',
    });
    expect(competences.map(({ label, code }) => [label, code])).toEqual([
      ['Eau (Traitement, Adduction, Distribution)', null],
      ['Assainissement collectif', null],
      ['Plan local d’urbanisme', '5510'],
    ]);
  });

  it('knows them in other words, cases and orders', () => {
    const { at, competences } = found([
      'NOMBRE TOTAL DE MEMBRES',
      'nom du  groupement',
      'SIREN DU MEMBRE',
      'Nature Juridique du groupement',
      'No SIREN du groupement',
      'Nombre de competences exercees',
      'Voirie',
    ]);
    expect(at).toMatchObject({
      memberCount: 0,
      name: 1,
      memberSiren: 2,
      nature: 3,
      siren: 4,
      competenceCount: 5,
    });
    expect(competences).toEqual([{ column: 6, label: 'Voirie', code: null }]);
  });

  it('takes members that stand behind the competences for none', () => {
    const { competences } = found([
      'N° SIREN',
      'Nom du groupement',
      'Nature juridique',
      'Nombre de compétences',
      'Voirie',
      'Siren membre',
    ]);
    expect(competences.map(({ label }) => label)).toEqual(['Voirie']);
  });

  it.each([
    [['Nom du groupement', 'Nature juridique', 'Siren membre'], ['N° SIREN']],
    [['N° SIREN'], ['Nom du groupement', 'Nature juridique']],
    [[], ['N° SIREN', 'Nom du groupement', 'Nature juridique']],
  ])('names the headings that %j lacks', (header, missing) => expect(columnsOf(header)).toEqual({ missing }));
});
