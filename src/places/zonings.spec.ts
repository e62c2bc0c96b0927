import { coproFields } from '../sources/copro/copro.fields.js';
import {
  documentFields,
  easementAreaFields,
  informationFields,
  municipalityFields,
  prescriptionFields,
  zoneFields,
} from '../sources/gpu/gpu.fields.js';
import type { Urbanisme } from '../sources/gpu/gpu.service.js';
import { planZonings, priorityDistricts, unreadCategories } from './zonings.js';

const EMPTY: Urbanisme = {
  coverage: { status: 'plan', label: '' },
  municipality: null,
  zones: [],
  documents: [],
  prescriptions: [],
  informations: [],
  assiettes: [],
  generateurs: [],
  assiettesAvecGenerateurs: [],
  missingLayers: [],
};

describe('planZonings', () => {
  it('names zones as the plan does, sectors of a communal map too', () => {
    const zone = { ...zoneFields.map({ libelle: 'UG', libelong: 'Zone urbaine générale', typezone: 'U' }) };
    const sector = zoneFields.map({ typesect: '01' });
    const zonings = planZonings({ ...EMPTY, zones: [{ ...zone, parcelCoverageRatio: 0.75 }, sector] });
    expect(zonings[0]).toEqual({
      category: 'planningZone',
      code: 'UG',
      label: 'Zone urbaine générale',
      typeLabel: 'Urbaine',
      theme: null,
      coverage: 0.75,
      regulationUrl: null,
      source: 'gpu',
    });
    expect(zonings[1]).toMatchObject({ code: '01', label: expect.any(String) });
  });

  it.each([
    ['ac1', 'AC1', 'heritage'],
    ['pm1', 'PM1', 'risk'],
    ['pm1bis', 'PM1bis', 'risk'],
    ['pm2', 'PM2', 'pollution'],
    ['t1', 'T1', null],
    ['xx9', 'XX9', null],
    [null, null, null],
  ])('tells what an easement %s is about', (suptype, code, theme) => {
    const easement = easementAreaFields.map({
      suptype,
      fichier: 'act.pdf|map.pdf',
      partition: 'p',
      gpu_doc_id: 'd',
    });
    expect(planZonings({ ...EMPTY, assiettes: [easement] })[0]).toMatchObject({
      category: 'easement',
      code,
      theme,
      regulationUrl: 'https://data.geopf.fr/annexes/gpu/documents/p/d/act.pdf',
    });
  });

  it('tells a monument from its surroundings', () => {
    const easement = easementAreaFields.map({
      suptype: 'ac1',
      nomsuplitt: 'Hôtel des Invalides',
      typeass: 'Périmètre des abords',
    });
    expect(planZonings({ ...EMPTY, assiettes: [easement] })[0]?.label).toBe(
      'Hôtel des Invalides - Périmètre des abords',
    );
  });

  it('gives prescriptions and informations their codes, and the type where they have no name', () => {
    const prescription = prescriptionFields.map({ typepsc: '07', stypepsc: '02' });
    const information = informationFields.map({ typeinf: '21', stypeinf: '00', libelle: 'PPRI en projet' });
    const [first, second] = planZonings({
      ...EMPTY,
      prescriptions: [prescription],
      informations: [information],
    });
    expect(first).toMatchObject({ category: 'prescription', code: '07-02', theme: 'heritage' });
    expect(first?.label).toBe(first?.typeLabel);
    expect(second).toMatchObject({
      category: 'information',
      code: '21-00',
      label: 'PPRI en projet',
      typeLabel: 'Projet de plan de prévention des risques',
      theme: 'risk',
    });
  });

  it('begins with the plan and the rules of the nation', () => {
    const zonings = planZonings({
      ...EMPTY,
      documents: [documentFields.map({ id: 'abc', du_type: 'PLU', grid_title: 'PARIS' })],
      municipality: municipalityFields.map({ is_rnu: true, is_coastline: true }),
      zones: [zoneFields.map({ libelle: 'UG' })],
    });
    expect(zonings.map(({ category, code }) => `${category} ${String(code)}`)).toEqual([
      'plan PLU',
      'nationalRule RNU',
      'nationalRule LITTORAL',
      'planningZone UG',
    ]);
  });

  it('says which lists could not be read', () => {
    expect(unreadCategories(EMPTY)).toEqual([]);
    expect(unreadCategories({ ...EMPTY, zones: null, assiettes: null })).toEqual([
      'planningZone',
      'easement',
    ]);
    expect(planZonings({ ...EMPTY, zones: null, assiettes: null })).toEqual([]);
  });
});

describe('priorityDistricts', () => {
  it('lists each district once, and none for condominiums outside', () => {
    const condominium = (code: string | null): ReturnType<typeof coproFields.map> =>
      coproFields.map({ code_qp_2024: code, nom_qp_2024: code === null ? null : 'Les Tilleuls' });
    expect(priorityDistricts([condominium(null)])).toEqual([]);
    expect(priorityDistricts([condominium('QN07501M'), condominium('QN07501M')])).toMatchObject([
      {
        category: 'priorityDistrict',
        code: 'QN07501M',
        label: 'Les Tilleuls',
        theme: 'cityPolicy',
        source: 'copro',
      },
    ]);
  });
});
