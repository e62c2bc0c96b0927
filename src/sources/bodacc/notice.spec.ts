import fc from 'fast-check';
import { distinctNotices, readNotice } from './notice.js';

const sale = { id: 'A1', familleavis: 'vente', registre: ['106594302', '106 594 302'], cp: '06480, 06200' };

describe('readNotice', () => {
  it('collects the sirens of the register column and of all parties, each once', () => {
    const notice = readNotice({
      ...sale,
      listepersonnes: '{"personne":{"numeroImmatriculation":{"numeroIdentification":"106 594 302"}}}',
      listeprecedentproprietaire:
        '{"personne":{"denomination":"WEDLOK","numeroImmatriculation":{"numeroIdentification":"977 668 284"}}}',
    });
    expect(notice?.sirens).toEqual(['106594302', '977668284']);
    expect(notice?.postalCodes).toEqual(['06480', '06200']);
  });

  it.each([
    ['a list', ['315061713', '315 061 713'], ['315061713']],
    ['one text', '315061713,315 061 713', ['315061713']],
    ['one number', 315061713, ['315061713']],
    ['other things', ['RCS Paris', null, {}], []],
    ['null', null, []],
  ])('reads a register column that is %s', (_, registre, sirens) => {
    expect(readNotice({ ...sale, registre })?.sirens).toEqual(sirens);
  });

  it('reads postal codes that became numbers', () => {
    expect(readNotice({ ...sale, cp: 6480 })?.postalCodes).toEqual(['06480']);
    expect(readNotice({ ...sale, cp: ['06480', '75001'] })?.postalCodes).toEqual(['06480', '75001']);
  });

  it.each([
    ['{"nomPublication":"BODACC A","numeroParution":"20260149","numeroAnnonce":"45"}', ['A2026014945']],
    ['{"nomPublication":"BODACC A","numeroParution":20260149,"numeroAnnonce":"00045"}', ['A2026014945']],
    ['[{"nomPublication":"BODACC B","numeroParution":"20260149","numeroAnnonce":45}]', ['B2026014945']],
    ['{"nomPublication":"BODACC","numeroParution":"20260149","numeroAnnonce":"45"}', [null]],
    [null, []],
    ['{}', []],
  ])('reads the notice that %s refers to', (parutionavisprecedent, ids) => {
    const notice = readNotice({ ...sale, parutionavisprecedent });
    expect(notice?.references.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    [{ typeavis: 'annonce' }, 'initial'],
    [{ typeavis: 'rectificatif' }, 'correction'],
    [{ typeavis: 'annulation' }, 'cancellation'],
    [{ typeavis: null, typeavis_lib: "Avis d'annulation" }, 'cancellation'],
    [{}, 'initial'],
  ])('%j is %s', (columns, kind) => {
    expect(readNotice({ ...sale, ...columns })?.kind).toBe(kind);
  });

  it('makes up for a missing id', () => {
    const columns = { familleavis: 'vente', publicationavis: 'A', parution: '20260153', numeroannonce: 319 };
    expect(readNotice(columns)?.id).toBe('A20260153319');
    expect(distinctNotices([columns, { ...columns, numeroannonce: 320 }, columns])).toHaveLength(2);
  });

  it('leaves other families out', () => {
    expect(readNotice({ ...sale, familleavis: 'dpc' })).toBeNull();
    expect(distinctNotices([sale, { ...sale, id: 'B1', familleavis: 'creation' }, sale])).toHaveLength(1);
  });

  it('tells what is missing and what cannot be read', () => {
    expect(readNotice({ ...sale, acte: '{"vente":' })).toMatchObject({
      unreadable: ['acte'],
      missing: ['listeetablissements', 'typeavis', 'parutionavisprecedent'],
    });
  });

  it('takes any row', () => {
    const columns = [
      'id',
      'registre',
      'cp',
      'listepersonnes',
      'listeetablissements',
      'acte',
      'parutionavisprecedent',
    ];
    const row = fc.record(
      Object.fromEntries(columns.map((name) => [name, fc.oneof(fc.anything(), fc.json())])),
    );
    fc.assert(
      fc.property(row, (value) => {
        expect(typeof readNotice(value)?.id).toBe('string');
      }),
    );
  });
});
