import { documentPage, fileUrl, regulationUrl } from './regulation-link.js';

const row = { partition: 'DU_75056', gpu_doc_id: 'ab895285a1be6ca045127a6bb628cfaa' };
const folder = 'https://data.geopf.fr/annexes/gpu/documents/DU_75056/ab895285a1be6ca045127a6bb628cfaa';

describe('regulationUrl', () => {
  it.each([
    [{ nomfic: '75056_reglement_20260616.pdf', urlfic: '' }, `${folder}/75056_reglement_20260616.pdf`],
    [{ nomfic: '17345_reglement_20220209.pdf#page=24' }, `${folder}/17345_reglement_20220209.pdf#page=24`],
    [{ nomfic: 'Règlement écrit.pdf#UB' }, `${folder}/R%C3%A8glement%20%C3%A9crit.pdf#UB`],
    [{ nomfic: 'x.pdf', urlfic: 'https://mairie.example/plu.pdf' }, 'https://mairie.example/plu.pdf'],
    [{ nomfic: 'x.pdf', urlfic: 'www.mairie.example' }, `${folder}/x.pdf`],
    [{ nomfic: '', urlfic: null }, null],
    [{ nomfic: '#page=2' }, null],
    [{ nomfic: 'x.pdf', partition: null }, null],
    [{ nomfic: 'x.pdf', gpu_doc_id: undefined }, null],
  ])('%j: %s', (columns, url) => {
    expect(regulationUrl({ ...row, ...columns }, 'urlfic', 'nomfic')).toBe(url);
  });
});

describe('fileUrl', () => {
  it('keeps a path in a name from leaving the folder', () => {
    expect(fileUrl(row, '../x.pdf')).toBe(`${folder}/..%2Fx.pdf`);
  });
});

describe('documentPage', () => {
  it('links the document', () => {
    expect(documentPage('ab89')).toBe('https://www.geoportail-urbanisme.gouv.fr/document/by-id/ab89');
    expect(documentPage(null)).toBeNull();
  });
});
