import {
  computed,
  custom,
  date,
  dateTime,
  fieldTable,
  flag,
  given,
  integer,
  type JsonSchema,
  label,
  listOfSchema,
  nullable,
  number,
  objectSchema,
  type RecordOf,
  repairedText,
  text,
  toDate,
  toText,
  type UpstreamRow,
} from '../../fields/index.js';
import { type MultiPolygon } from '../../geometry/geojson.js';
import { multiPolygonSchema } from '../../geometry/geojson.schema.js';
import { parseMultiPolygon } from '../../geometry/parse-polygons.js';
import { EASEMENT_CATEGORIES } from './easements.codes.js';
import { FEATURE_GEOMETRY, FEATURE_ID, FEATURE_LAYER } from './gpu-feature.js';
import { INFORMATION_TYPES } from './informations.codes.js';
import { PRESCRIPTION_TYPES } from './prescriptions.codes.js';
import { documentPage, fileUrl, regulationUrl } from './regulation-link.js';
import { typeFinder } from './type-label.js';
import { zoneTypeLabel } from './zone-type.js';
import {
  DESTINATIONS,
  DOCUMENT_TYPES,
  DOMINANT_DESTINATIONS,
  DOMINANT_FORMS,
  SECTOR_TYPES,
} from './zones.codes.js';

/** Of no use beyond an edition; answers of 2022 had the box among the properties. */
const ROW_NUMBER = ['gid', 'bbox'];

const nullableText: JsonSchema = nullable({ type: 'string' });

/** A text made from several columns. */
function derived(
  columns: readonly string[],
  description: string,
  compute: (row: UpstreamRow) => string | null,
  schema: JsonSchema = nullableText,
): ReturnType<typeof computed<string | null>> {
  return computed({ columns, compute, schema, type: 'text', description });
}

/** The producer's own identifier, else layer and row number: `zone_urba:4497504`, which ends with the next edition. */
function idOf(row: UpstreamRow, ownColumn: string | null): string | null {
  const own = ownColumn === null ? null : toText(row[ownColumn]);
  if (own !== null) return own;
  const feature = toText(row[FEATURE_ID]);
  const number = toText(row['gid']) ?? feature?.slice(feature.indexOf('.') + 1) ?? null;
  const layer = toText(row[FEATURE_LAYER]) ?? feature?.split('.')[0] ?? null;
  return number === null || layer === null ? null : `${layer}:${number}`;
}

const recordId = (ownColumn: string | null): ReturnType<typeof derived> =>
  derived(
    [...(ownColumn === null ? [] : [ownColumn]), 'gid', FEATURE_ID, FEATURE_LAYER],
    'Identifier of the producer where there is one, else `<layer>:<row number>`, which the next edition changes',
    (row) => idOf(row, ownColumn),
  );

const geometryType = derived(
  [FEATURE_LAYER],
  'What is drawn: surf (surface), lin (line) or pct (point)',
  (row) =>
    SHAPES.find(({ endings }) => endings.some((ending) => toText(row[FEATURE_LAYER])?.endsWith(ending)))
      ?.name ?? null,
  nullable({ type: 'string', enum: ['surf', 'lin', 'pct'] }),
);
const SHAPES = [
  { name: 'surf', endings: ['_surf', '_s'] },
  { name: 'lin', endings: ['_lin', '_l'] },
  { name: 'pct', endings: ['_pct', '_p'] },
];

/** Which edition of which document a record belongs to. */
const edition = {
  partition: text('partition', 'Partition of the GPU: one document or collection of easements', {
    example: 'DU_75056',
  }),
  gpuDocId: text('gpu_doc_id', 'Identifier of this edition of the document on the GPU'),
  gpuStatus: text('gpu_status', 'Status on the GPU: production'),
  gpuTimestamp: dateTime('gpu_timestamp', 'When this edition was put on the GPU'),
};

/** How a record was found to concern the parcel; the service measures it. */
export const MATCH_METHODS = ['coverage', 'inside', 'border', 'reported'] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];
const match = {
  matchMethod: given<MatchMethod>({
    initial: 'reported',
    schema: { type: 'string', enum: MATCH_METHODS },
    type: MATCH_METHODS.join(' / '),
    description:
      'coverage: the surface covers that much of the parcel; inside: the line or point is in the parcel; border: it runs along or stands on the limit; reported: its geometry was not given, the GPU says that the two meet',
  }),
  parcelCoverageRatio: given<number | null>({
    initial: null,
    schema: nullable({ type: 'number', minimum: 0, maximum: 1 }),
    type: 'number',
    unit: 'ratio 0-1',
    description: 'Share of the parcel that the surface covers',
  }),
  parcelCoverageArea: given<number | null>({
    initial: null,
    schema: nullable({ type: 'number', minimum: 0 }),
    type: 'number',
    unit: 'm2',
    description: 'Area of the parcel that the surface covers',
  }),
  lengthInParcel: given<number | null>({
    initial: null,
    schema: nullable({ type: 'number', minimum: 0 }),
    type: 'number',
    unit: 'm',
    description: 'Length of the line within the parcel',
  }),
};

const fileColumns = (file: string, url: string): readonly string[] => [url, file, 'partition', 'gpu_doc_id'];

interface Coded {
  readonly code: string;
  readonly label: string | null;
}
const codedSchema = objectSchema('CodedValue', 'A code and what it means', {
  code: { type: 'string', description: 'Code of the CNIG standard' },
  label: { ...nullableText, description: 'Its label; null for a code of no list' },
});

/** Codes joined by `-`, with their labels. */
function destinations(column: string, description: string): ReturnType<typeof custom<Coded[]>> {
  return custom<Coded[]>({
    column,
    type: 'list of code and label',
    schema: listOfSchema(codedSchema),
    description,
    convert: (value) =>
      (toText(value) ?? '')
        .split('-')
        .map((code) => code.trim())
        .filter((code) => code !== '')
        .map((code) => ({ code, label: labelIn(DESTINATIONS, code) })),
    accepts: (value) => typeof value === 'string',
  });
}

function labelIn(labels: Readonly<Record<string, string>>, code: string | null): string | null {
  return code !== null && Object.hasOwn(labels, code) ? (labels[code] ?? null) : null;
}

const labelled = (
  column: string,
  labels: Readonly<Record<string, string>>,
  description: string,
): ReturnType<typeof derived> =>
  derived([column], description, (row) => labelIn(labels, toText(row[column])));

/** Columns that all layers of plans share. */
const planColumns = {
  planId: text('idurba', 'Identifier of the plan and its procedure', { example: '75056_PLU_20260616' }),
  validationDate: date('datvalid', 'Day on which the record was last validated'),
  insee: text('insee', 'INSEE code; nearly always empty upstream'),
  ...edition,
};

/** Zones of local plans and sectors of communal maps. */
export const zoneFields = fieldTable(
  'PlanZone',
  'A zone of a local plan (PLU), or a sector of a communal map',
  {
    id: recordId('lib_idzone'),
    libelle: text('libelle', 'Short name on the plan', { example: 'UG' }),
    libelong: text('libelong', 'Long name', { example: 'Zone urbaine générale' }),
    typezone: text(
      'typezone',
      'Type of zone: U, AUc, AUs, A, N; old plans write AU, Nh... Null for a sector',
      {
        example: 'U',
      },
    ),
    destdomi: text('destdomi', 'Main destination, 2 digits; null since the standard v2017'),
    geometry: custom<MultiPolygon | null>({
      column: FEATURE_GEOMETRY,
      type: 'GeoJSON MultiPolygon',
      schema: nullable(multiPolygonSchema),
      description: 'The whole zone, WGS84',
      convert: parseMultiPolygon,
    }),
    typezoneLabel: derived(
      ['typezone'],
      'Label of the type, by its family (AU, U, A, N) where it is not standard',
      (row) => zoneTypeLabel(toText(row['typezone'])),
    ),
    destdomiLabel: labelled('destdomi', DOMINANT_DESTINATIONS, 'Label of the main destination'),
    dominantForm: text('formdomi', 'Main form of building or of space, 4 digits; since the standard v2024'),
    dominantFormLabel: labelled('formdomi', DOMINANT_FORMS, 'Label of that form'),
    allowedDestinations: destinations('destoui', 'Destinations that are allowed; since the standard v2024'),
    conditionalDestinations: destinations('destcdt', 'Destinations that are allowed on conditions'),
    forbiddenDestinations: destinations('destnon', 'Destinations that are forbidden'),
    typesect: text('typesect', 'Type of sector, communal maps only', { example: '01' }),
    typesectLabel: labelled('typesect', SECTOR_TYPES, 'Label of the type of sector'),
    fermreco: text(
      'fermreco',
      'Whether rebuilding is forbidden, as the producer writes it; communal maps only',
    ),
    source: derived([FEATURE_LAYER], 'Layer: zone_urba (local plan) or secteur_cc (communal map)', (row) =>
      toText(row[FEATURE_LAYER]),
    ),
    regulationFile: text('nomfic', 'File of the regulation, perhaps with its page'),
    regulationUrl: derived(fileColumns('nomfic', 'urlfic'), 'Where the regulation can be read', (row) =>
      regulationUrl(row, 'urlfic', 'nomfic'),
    ),
    approvalDate: date('datappro', 'Day of approval; nearly always null: see validationDate'),
    cnigId: text(['lib_idzone', 'idzone'], 'Identifier of the zone in the plan'),
    symbol: text('symbole', 'Symbol on the plan'),
    ...planColumns,
    ...match,
  },
  { ignores: ROW_NUMBER },
);
export type PlanZone = RecordOf<typeof zoneFields>;

const prescriptionType = typeFinder(PRESCRIPTION_TYPES);
const prescriptionOf = (row: UpstreamRow): ReturnType<typeof prescriptionType> =>
  prescriptionType(toText(row['typepsc']), toText(row['stypepsc']));

export const prescriptionFields = fieldTable(
  'Prescription',
  'A prescription of a plan: it binds whoever builds (protected woodland, reserved site, height limit...)',
  {
    id: recordId('lib_idpsc'),
    libelle: text('libelle', 'Name on the plan', { example: 'Hauteur plafond' }),
    txt: text('txt', 'Text on the plan'),
    typepsc: text('typepsc', 'Type, 2 digits', { example: '39' }),
    stypepsc: text('stypepsc', 'Subtype, 2 digits', { example: '02' }),
    geometryType,
    typeLabel: derived(
      ['typepsc', 'stypepsc'],
      'Label of type and subtype, of the type alone where the subtype is unknown; producers use 99 (other) freely: libelle tells more',
      (row) => prescriptionOf(row)?.[2] ?? null,
    ),
    lawReference: derived(
      ['typepsc', 'stypepsc'],
      "Article of the law (code de l'urbanisme)",
      (row) => prescriptionOf(row)?.[3] ?? null,
    ),
    ruleReference: derived(
      ['typepsc', 'stypepsc'],
      'Article of the regulation',
      (row) => prescriptionOf(row)?.[4] ?? null,
    ),
    nature: text('nature', 'Nature, free text'),
    file: text('nomfic', 'File of the regulation, perhaps with its page'),
    fileUrl: derived(fileColumns('nomfic', 'urlfic'), 'Where that file can be read', (row) =>
      regulationUrl(row, 'urlfic', 'nomfic'),
    ),
    approvalDate: date('datappro', 'Day of approval; nearly always null: see validationDate'),
    cnigId: text(['lib_idpsc', 'idpsc'], 'Identifier of the prescription in the plan'),
    symbol: text('symbole', 'Symbol on the plan'),
    angle: integer('angle', 'Angle of the symbol; points only', { unit: 'degree' }),
    ...planColumns,
    ...match,
  },
  { ignores: ROW_NUMBER },
);
export type Prescription = RecordOf<typeof prescriptionFields>;

const informationType = typeFinder(INFORMATION_TYPES);
const informationOf = (row: UpstreamRow): ReturnType<typeof informationType> =>
  informationType(toText(row['typeinf']), toText(row['stypeinf']));

export const informationFields = fieldTable(
  'PlanInformation',
  'A perimeter that a plan shows for information (pre-emption right, noise, archaeology...)',
  {
    id: recordId('lib_idinfo'),
    libelle: text('libelle', 'Name on the plan'),
    txt: text('txt', 'Text on the plan'),
    typeinf: text('typeinf', 'Type, 2 digits', { example: '04' }),
    stypeinf: text('stypeinf', 'Subtype, 2 digits', { example: '00' }),
    geometryType,
    typep: text('typep', 'Type under the old standard'),
    stypep: text('stypep', 'Subtype under the old standard'),
    typeLabel: derived(
      ['typeinf', 'stypeinf'],
      'Label of type and subtype, of the type alone where the subtype is unknown',
      (row) => informationOf(row)?.[2] ?? null,
    ),
    lawReference: derived(
      ['typeinf', 'stypeinf'],
      "Article of the law (code de l'urbanisme)",
      (row) => informationOf(row)?.[3] ?? null,
    ),
    ruleReference: derived(
      ['typeinf', 'stypeinf'],
      'Article of the regulation',
      (row) => informationOf(row)?.[4] ?? null,
    ),
    nature: text('nature', 'Nature, free text'),
    file: text('nomfic', 'File of the perimeter, perhaps with its page'),
    fileUrl: derived(fileColumns('nomfic', 'urlfic'), 'Where that file can be read', (row) =>
      regulationUrl(row, 'urlfic', 'nomfic'),
    ),
    cnigId: text(['lib_idinfo', 'idinfo'], 'Identifier of the perimeter in the plan'),
    symbol: text('symbole', 'Symbol on the plan'),
    ...planColumns,
    ...match,
  },
  { ignores: ROW_NUMBER },
);
export type PlanInformation = RecordOf<typeof informationFields>;

export const DOCUMENT_MATCH_METHODS = ['zone', 'commune', 'coverage', 'epci'] as const;
export type DocumentMatchMethod = (typeof DOCUMENT_MATCH_METHODS)[number];

export const documentFields = fieldTable(
  'PlanDocument',
  'A town-planning document in force on the GPU',
  {
    id: text(['id', 'gpu_doc_id'], 'Identifier of this edition of the document'),
    name: text('name', 'Name: commune or EPCI, kind, day of the last procedure', {
      example: '75056_PLU_20260616',
    }),
    type: text('du_type', 'PLU, PLUi (of several communes), POS, CC (communal map) or PSMV', {
      example: 'PLU',
    }),
    gridName: text('grid_name', 'INSEE code of the commune or SIREN of the EPCI it is made for'),
    gridTitle: text('grid_title', 'Name of that commune or of the plan'),
    gpuDocId: edition.gpuDocId,
    status: text('gpu_status', 'Status on the GPU: production'),
    publishedAt: dateTime('gpu_timestamp', 'When it was put on the GPU'),
    partition: edition.partition,
    typeLabel: derived(['du_type'], 'Label of the kind', (row) =>
      labelIn(DOCUMENT_TYPES, toText(row['du_type'])?.toUpperCase() ?? null),
    ),
    date: computed({
      columns: ['name'],
      compute: (row) => toDate(/_(\d{8})(?!.*_\d{8})/.exec(toText(row['name']) ?? '')?.[1]),
      schema: nullable({ type: 'string', format: 'date' }),
      type: 'date',
      description: 'Day of the last procedure, from the name; not of the first approval',
    }),
    url: derived(['id', 'gpu_doc_id'], "Its page on the Géoportail de l'urbanisme", (row) =>
      documentPage(toText(row['id']) ?? toText(row['gpu_doc_id'])),
    ),
    matchMethod: given<DocumentMatchMethod>({
      initial: 'commune',
      schema: { type: 'string', enum: DOCUMENT_MATCH_METHODS },
      type: DOCUMENT_MATCH_METHODS.join(' / '),
      description:
        "zone: a zone, sector, prescription or information on the parcel belongs to it; commune: it is the commune's; coverage: its area holds most of the parcel; epci: it is that of an EPCI whose area meets the parcel",
    }),
    parcelCoverageRatio: match.parcelCoverageRatio,
  },
  { ignores: ROW_NUMBER },
);
export type PlanDocument = RecordOf<typeof documentFields>;

export const municipalityFields = fieldTable(
  'PlanMunicipality',
  'The commune as the GPU knows it',
  {
    insee: text('insee', 'INSEE code; of the arrondissement in Paris, Lyon and Marseille'),
    name: text('name', 'Name, in capitals'),
    isRnu: flag(
      'is_rnu',
      "Whether the national rules (règlement national d'urbanisme) apply, for want of a plan",
    ),
    isDeleted: flag('is_deleted', 'Whether the commune was merged into another'),
    isCoastline: flag('is_coastline', 'Whether the coastal law (loi Littoral) applies'),
  },
  { ignores: ROW_NUMBER },
);
export type PlanMunicipality = RecordOf<typeof municipalityFields>;

const CATEGORY_BY_TYPE = new Map(EASEMENT_CATEGORIES.map((row) => [row[0].toLowerCase(), row] as const));
const categoryOf = (row: UpstreamRow): (typeof EASEMENT_CATEGORIES)[number] | undefined =>
  CATEGORY_BY_TYPE.get(toText(row['suptype'])?.toLowerCase() ?? '');

interface EasementFile {
  readonly name: string;
  readonly url: string | null;
}
const fileSchema = objectSchema('EasementFile', 'An act that made an easement', {
  name: { type: 'string', description: 'File name' },
  url: { ...nullableText, description: 'Where it can be read' },
});

/** Columns that areas and generators of easements share. */
const easementColumns = {
  geometryType,
  category: derived(
    ['suptype'],
    'Category of the easement, as in the law: AC1, PM1bis',
    (row) => categoryOf(row)?.[0] ?? toText(row['suptype'])?.toUpperCase() ?? null,
  ),
  categoryLabel: derived(['suptype'], 'Label of the category', (row) => categoryOf(row)?.[1] ?? null),
  categoryFamily: derived(['suptype'], 'Family of the category', (row) => categoryOf(row)?.[2] ?? null),
  nomsuplitt: text('nomsuplitt', 'Name of the easement in words', { clean: repairedText }),
  files: computed<EasementFile[]>({
    columns: ['fichier', 'partition', 'gpu_doc_id'],
    compute: (row) =>
      (toText(row['fichier']) ?? '')
        .split('|')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({ name, url: fileUrl(row, name) })),
    schema: listOfSchema(fileSchema),
    type: 'list of name and url',
    description: 'The acts that made the easement',
  }),
  regulationFile: text('nomreg', 'File of the regulation'),
  regulationUrl: derived(fileColumns('nomreg', 'urlreg'), 'Where the regulation can be read', (row) =>
    regulationUrl(row, 'urlreg', 'nomreg'),
  ),
  ...edition,
};

export const easementAreaFields = fieldTable(
  'EasementArea',
  "Assiette: the area in which a public-utility easement (servitude d'utilité publique) applies",
  {
    id: text('idass', 'Identifier of the area'),
    idass: text('idass', 'Identifier of the area', { example: 'AC1-172014607-1907183274-1-2' }),
    idgen: text('idgen', 'Identifier of its generator; unique within a partition only', {
      example: 'AC1-172014607-1907183274-1',
    }),
    nomass: text('nomass', 'Technical name'),
    typeass: text('typeass', 'Type: tells the surroundings of a monument from the monument itself', {
      example: 'Périmètre des abords',
    }),
    suptype: text('suptype', 'Category in lower case', { example: 'ac1' }),
    ...easementColumns,
    modegeoass: text('modegeoass', 'How the area was drawn: Zone tampon, Égale au générateur...'),
    paramcalc: integer('paramcalc', 'Distance of the buffer around the generator', { unit: 'm', min: 0 }),
    srcgeoass: text('srcgeoass', 'Map it was drawn on'),
    datesrcass: date('datesrcass', 'Day of that map'),
    angle1: integer('angle1', 'First angle of a sector; surfaces only', { unit: 'degree' }),
    angle2: integer('angle2', 'Second angle of a sector; surfaces only', { unit: 'degree' }),
    rayon: integer('rayon', 'Radius; surfaces only', { unit: 'm' }),
    h: number('h', 'Height not to be exceeded', { unit: 'm' }),
    href: text('href', 'What that height is measured from'),
    xdebut: number('xdebut', 'Start of a strip; surfaces only'),
    xfinal: number('xfinal', 'End of a strip; surfaces only'),
    ydebut: number('ydebut', 'Start of a strip; surfaces only'),
    yfinal: number('yfinal', 'End of a strip; surfaces only'),
    largeur: integer('largeur', 'Width of a strip; surfaces only', { unit: 'm' }),
    ...match,
  },
  { ignores: ROW_NUMBER },
);
export type EasementArea = RecordOf<typeof easementAreaFields>;

/** Codes seen on the generators of natural-risk plans (pm1). */
const HAZARDS: Readonly<Record<string, string>> = {
  '11': 'Inondation',
  '12': 'Argiles, cavités, carrières',
  '14': 'Avalanche',
  '16': 'Feu de forêt',
  '30': 'Risque minier',
};

export const GENERATOR_MATCH_METHODS = ['assiette', 'geometry'] as const;
export type GeneratorMatchMethod = (typeof GENERATOR_MATCH_METHODS)[number];

export const generatorFields = fieldTable(
  'EasementGenerator',
  'Générateur: what an easement comes from (monument, pipe, well, river...), mostly outside the parcel',
  {
    id: text('idgen', 'Identifier of the generator'),
    idgen: text('idgen', 'Identifier of the generator; unique within a partition only'),
    idsup: text('idsup', 'Identifier of the easement'),
    nomgen: text('nomgen', 'Technical name'),
    typegen: text('typegen', 'Type', { example: 'Monument' }),
    suptype: text('suptype', 'Category in lower case', { example: 'ac1' }),
    ...easementColumns,
    modegenere: text('modegenere', 'How it was drawn'),
    srcgeogen: text('srcgeogen', 'Map it was drawn on'),
    datesrcgen: date('datesrcgen', 'Day of that map'),
    refbdext: text('refbdext', 'Other database that knows it (Mérimée, Atlas des patrimoines...)'),
    idbdext: text('idbdext', 'Its identifier there'),
    adresse: text('adresse', 'Address as `INSEE code|commune|street`'),
    address: derived(['adresse'], 'Street and commune, from that address', (row) =>
      addressOf(toText(row['adresse'])),
    ),
    type: text('type', 'Kind within the type: Classé, Inscrit, Eau potable...'),
    gasparId: text('id_gaspar', 'Identifier of the risk plan in the GASPAR base; surfaces only'),
    hazardCode: text('code_alea', 'Hazard of a risk plan', { example: '11' }),
    hazardLabel: label(
      'code_alea',
      HAZARDS,
      'Hazard in words, from observed codes (no list is published); else the code',
    ),
    croisement: text('croisement', 'Whether it crosses other works'),
    typeGest: text('type_gest', 'Kind of manager; surfaces and lines only'),
    typeVoie: text('type_voie', 'Kind of way; surfaces and lines only'),
    georisquesUrl: text(['url_grisq', 'url_grisk'], 'Page of the risk plan on Géorisques; surfaces only'),
    diametre: integer('diametre', 'Diameter of a pipe, in the unit of the producer; lines only'),
    tension: integer(
      'tension',
      'Voltage of a power line, in the unit of the producer; lines and points only',
    ),
    intersectsParcel: given<boolean | null>({
      initial: null,
      schema: { type: ['boolean', 'null'] },
      type: 'flag',
      description: 'Whether it stands on the parcel itself; null when that could not be asked',
    }),
    matchMethod: given<GeneratorMatchMethod>({
      initial: 'geometry',
      schema: { type: 'string', enum: GENERATOR_MATCH_METHODS },
      type: GENERATOR_MATCH_METHODS.join(' / '),
      description:
        'assiette: an area of easement on the parcel names it (partition and idgen); geometry: it stands on the parcel',
    }),
  },
  { ignores: ROW_NUMBER },
);
export type EasementGenerator = RecordOf<typeof generatorFields>;

function addressOf(column: string | null): string | null {
  const [, commune, ...street] = (column ?? '').split('|').map((part) => part.trim());
  return [...street, commune].filter((part) => part !== undefined && part !== '').join(', ') || null;
}

/** How a commune stands with regard to plans. */
export const PLAN_STATUSES = ['plan', 'carte_communale', 'rnu', 'not_on_gpu', 'unknown'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

const listOrNull = (item: JsonSchema, description: string): JsonSchema => ({
  ...nullable(listOfSchema(item)),
  description: `${description}; null when it could not be read`,
});

export const easementWithGeneratorsSchema = objectSchema(
  'EasementWithGenerators',
  'An area of easement and what it comes from',
  {
    ...easementAreaFields.schema.properties,
    generateurs: {
      ...nullable(listOfSchema(generatorFields.schema)),
      description:
        'Its generators, [] when the GPU has none for it; null when they could not be looked up, for want of an answer or of its partition and idgen',
    },
  },
);

/** Schema of the section. */
export const urbanismeSchema = objectSchema(
  'Urbanisme',
  "Town planning (Géoportail de l'urbanisme): for information only, without legal value; not exhaustive, an empty list proves nothing",
  {
    coverage: objectSchema('PlanCoverage', 'Which rules apply, as far as the GPU tells', {
      status: {
        type: 'string',
        enum: PLAN_STATUSES,
        description:
          'plan: a local plan; carte_communale: a communal map; rnu: national rules, there is no plan; not_on_gpu: a plan may exist but is not published on the GPU; unknown: could not be told',
      },
      label: { type: 'string', description: 'The same in French' },
    }),
    municipality: {
      ...nullable(municipalityFields.schema),
      description: 'The commune; null when the GPU does not know it or could not be read',
    },
    zones: listOrNull(zoneFields.schema, 'Zones on the parcel, the largest part of it first'),
    documents: listOrNull(documentFields.schema, 'Documents in force'),
    prescriptions: listOrNull(prescriptionFields.schema, 'Prescriptions on the parcel'),
    informations: listOrNull(informationFields.schema, 'Information perimeters on the parcel'),
    assiettes: listOrNull(easementAreaFields.schema, 'Areas of easements on the parcel'),
    generateurs: listOrNull(
      generatorFields.schema,
      'Generators of these, and generators that stand on the parcel',
    ),
    assiettesAvecGenerateurs: listOrNull(easementWithGeneratorsSchema, 'Each area with its generators'),
    missingLayers: {
      ...listOfSchema({ type: 'string' }),
      description: 'Layers that could not be read: the lists they belong to are incomplete, or null',
    },
  },
);

export interface PlanCoverage {
  readonly status: PlanStatus;
  readonly label: string;
}
