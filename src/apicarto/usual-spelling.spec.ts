import { usualSpelling } from './usual-spelling.js';

it.each([
  ['/api/cadastre/parcelle', '/api/cadastre/parcelle'],
  ['/api/cadastre/parcelle/', '/api/cadastre/parcelle'],
  ['/api/cadastre/parcelle/?section=AW', '/api/cadastre/parcelle?section=AW'],
  ['/API/Cadastre/PARCELLE?nom_com=Penmarch/', '/api/cadastre/parcelle?nom_com=Penmarch/'],
  ['/api/cadastre/Geometrie/', '/api/cadastre/geometrie'],
  ['/api/cadastre/parcelle//', '/api/cadastre/parcelle//'],
  ['/api/cadastre/Parcelles', '/api/cadastre/Parcelles'],
  ['/METRICS', '/METRICS'],
  ['/x/API/cadastre/parcelle', '/x/API/cadastre/parcelle'],
])('%s is %s', (url, usual) => {
  expect(usualSpelling(url)).toBe(usual);
});
