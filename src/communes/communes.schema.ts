import type { JsonSchema, ObjectSchema } from '../fields/index.js';

/** Schemas of the answers about communes, as OpenAPI shows them. */

const text = (description: string): JsonSchema => ({ type: 'string', description });
const textOrNull = (description: string): JsonSchema => ({ type: ['string', 'null'], description });
const countOrNull = (description: string): JsonSchema => ({ type: ['integer', 'null'], description });
const list = (items: JsonSchema, description: string): JsonSchema => ({ type: 'array', items, description });
const texts = (description: string): JsonSchema => list({ type: 'string' }, description);
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

function object(
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): ObjectSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', description, properties, required };
}

const code = text('INSEE code of the commune');
const name = text('Name of the commune');
const siren = textOrNull('SIREN, 9 digits; null in overseas collectivities');
const notes = texts('Sentences for people: how the code was understood, what is missing and why');
const groupingNames = list(
  object('A grouping', { siren: text('SIREN of the grouping'), name: text('Name of the grouping') }),
  'Empty: the commune is a member itself. Else the groupings by which it belongs to this one; which may be for a part of its territory only',
);

const meta = (names: readonly string[]): JsonSchema =>
  object('Where the answer comes from', {
    sources: object(
      'The sources: cog, the Code officiel géographique of the year; banatic, what the operator imported',
      Object.fromEntries(names.map((source) => [source, ref('SourceReport')])),
    ),
  });

export const communeSchemas: Readonly<Record<string, JsonSchema>> = {
  CommuneAnswer: object(
    'A commune',
    { commune: ref('Commune'), requested: ref('RequestedCommune'), notes, meta: meta(['cog']) },
    ['requested', 'notes'],
  ),
  CommuneGroupingsAnswer: object(
    'A commune and its groupings',
    {
      commune: object('The commune', { code, name, siren }),
      requested: ref('RequestedCommune'),
      groupings: list(
        ref('CommuneGrouping'),
        'EPCI first, then EPT, then the others by name, then those reached through others; without an import of BANATIC only EPCI and EPT',
      ),
      notes,
      meta: meta(['cog', 'banatic']),
    },
    ['requested', 'notes'],
  ),
  Commune: object('A current commune', {
    code,
    name,
    siren,
    postalCodes: texts('Postal codes'),
    population: countOrNull('Inhabitants (municipal population)'),
    departmentCode: text('Department or overseas collectivity: 2A, 75, 971'),
    departmentName: textOrNull('Its name'),
    regionCode: text('INSEE code of the region'),
    regionName: textOrNull('Its name'),
    zone: {
      type: ['string', 'null'],
      enum: ['metro', 'drom', 'com', null],
      description: 'Mainland and Corsica, overseas department, overseas collectivity',
    },
    arrondissements: texts('INSEE codes of the arrondissements of Paris, Lyon and Marseille'),
    formerCodes: texts(
      'Codes it bore before, and those of communes that merged into it, delegated and associated ones included',
    ),
    links: object('Where to go on', { groupements: text('Its groupings, on this server') }),
  }),
  RequestedCommune: object("Present when the code asked for is not the commune's own: what it stands for", {
    code: text('The code asked for'),
    name: textOrNull('Its name; null for a code given up'),
    resolution: {
      type: 'string',
      enum: ['arrondissement', 'delegatedCommune', 'associatedCommune', 'formerCode'],
      description: 'How it belongs to the commune',
    },
    postalCodes: texts('Postal codes of an arrondissement; empty otherwise'),
    population: countOrNull('Inhabitants of an arrondissement; null otherwise'),
  }),
  CommuneGrouping: object(
    'A grouping of communes',
    {
      siren: text('SIREN of the grouping, 9 digits'),
      name: text('Name of the grouping'),
      type: text('Legal form: CC, CA, CU, METRO, MET69, EPT, SIVU, SIVOM, SMF, SMO, PETR, POLEM'),
      typeLabel: textOrNull('The legal form in words; null for one that is not known here'),
      ownTax: {
        type: 'boolean',
        description: 'Whether it levies taxes of its own (EPCI, Métropole de Lyon)',
      },
      financing: textOrNull(
        'FPU: single business tax; FA: additional taxes; contributions of syndicates as BANATIC says',
      ),
      population: countOrNull('Inhabitants (total population)'),
      memberCount: countOrNull('Number of members'),
      department: textOrNull('Department of the seat, as BANATIC says; null without an import'),
      creationDate: { ...textOrNull('YYYY-MM-DD; null without an import of BANATIC'), format: 'date' },
      through: groupingNames,
      competences: {
        type: ['array', 'null'],
        items: object('A competence', {
          label: text('As BANATIC names it'),
          code: textOrNull('DGCL code of 4 digits, where the imported file has it'),
        }),
        description:
          'What its members have handed over to it; null when not known (see notes), empty for none',
      },
      members: list(
        object('A member', {
          kind: {
            type: 'string',
            enum: ['commune', 'grouping', 'other'],
            description: 'other: department, region, chamber and the like',
          },
          inseeCode: textOrNull('INSEE code of a current commune'),
          siren: textOrNull('SIREN of the member'),
          name: textOrNull('Name of the member'),
        }),
        'Members known, with include=members; may be fewer than memberCount',
      ),
      sources: list(
        { type: 'string', enum: ['cog', 'banatic'] },
        'Which sources have it: cog, banatic or both',
      ),
    },
    ['members'],
  ),
};
