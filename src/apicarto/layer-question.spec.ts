import fc from 'fast-check';
import { cqlOf, latLonWkt } from './cql.js';
import { layerQuestion } from './layer-question.js';
import type { LayerName } from './layers.js';
import { Refusal } from './refusal.js';
import { sentParameters } from './sent-parameters.js';

const ask = (layer: LayerName, query: Record<string, unknown>): ReturnType<typeof layerQuestion> =>
  layerQuestion(layer, sentParameters(query, undefined));
const cql = (layer: LayerName, query: Record<string, unknown>): string | undefined =>
  cqlOf(ask(layer, query).conditions);

describe('layerQuestion', () => {
  it.each([
    ['parcelle', { code_insee: '75107' }, "code_arr='107' and code_dep='75' and code_com='056'"],
    ['feuille', { code_insee: '69383' }, "code_arr='383' and code_dep='69' and code_com='123'"],
    [
      'localisant',
      { code_dep: '13', code_com: '201' },
      "code_dep='13' and code_com='055' and code_arr='201'",
    ],
    [
      'parcelle',
      { code_insee: '75107', code_arr: '107' },
      "code_arr='107' and code_dep='75' and code_com='056'",
    ],
    ['parcelle', { code_insee: '75056' }, "code_dep='75' and code_com='056'"],
    ['parcelle', { code_dep: ['29', '35'] }, "code_dep IN ('29','35')"],
    ['parcelle', { code_insee: '29158', code_dep: '35' }, "code_dep='29' and code_com='158'"],
    ['commune', { code_insee: '75107' }, "code_insee='75107'"],
    ['commune', { code_dep: '29', code_com: '158' }, "code_insee='29158'"],
    ['commune', { code_dep: '2a', code_com: ['004', '005'] }, "code_insee IN ('2A004','2A005')"],
    ['commune', { code_insee: '29158', section: 'AB', numero: '1' }, "code_insee='29158'"],
    ['parcelle', { nom_com: "L'Haÿ" }, "nom_com='L''Haÿ'"],
    ['parcelle', {}, undefined],
  ] as const)('/%s %j asks for %s', (layer, query, expected) => {
    expect(cql(layer, query)).toBe(expected);
  });

  it('asks /commune for the arrondissements of a city', () => {
    expect(cql('commune', { code_insee: '69123' })).toBe(
      "code_insee IN ('69381','69382','69383','69384','69385','69386','69387','69388','69389')",
    );
  });

  it.each([
    [
      'commune',
      { code_com: '158' },
      'code_com alone finds no commune: send it with code_dep, or send code_insee instead',
    ],
    [
      'parcelle',
      { code_insee: '75107', code_arr: '108' },
      'code_arr is another arrondissement than the one that the INSEE code names',
    ],
  ] as const)('refuses /%s %j', (layer, query, message) => {
    expect(() => ask(layer, query)).toThrow(Refusal);
    expect(() => ask(layer, query)).toThrow(expect.objectContaining({ response: { code: 400, message } }));
  });

  it('cuts a limit to what the WFS gives', () => {
    expect(ask('parcelle', { _limit: '9000' }).limit).toBe(5_000);
    expect(ask('commune', {}).limit).toBe(500);
  });

  it('lets nothing out of the quotes', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const literal = /^nom_com='((?:[^']|'')*)'$/su.exec(cql('parcelle', { nom_com: name }) ?? '')?.[1];
        expect(literal?.replaceAll("''", "'")).toBe(name);
      }),
    );
  });
});

describe('latLonWkt', () => {
  it.each([
    ['POINT (48 2)', { type: 'Point', coordinates: [2, 48] }],
    ['POINT (48 0.000000100000)', { type: 'Point', coordinates: [1e-7, 48] }],
    [
      'MULTIPOINT (48 2, 49 3)',
      {
        type: 'MultiPoint',
        coordinates: [
          [2, 48],
          [3, 49],
        ],
      },
    ],
    [
      'MULTILINESTRING ((48 2, 49 3))',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [2, 48],
            [3, 49],
          ],
        ],
      },
    ],
  ] as const)('%s', (expected, geometry) => {
    expect(latLonWkt(geometry)).toBe(expected);
  });
});
