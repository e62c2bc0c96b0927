import type { Settings } from '../config/settings.js';
import type { UpstreamName } from '../config/upstreams.js';
import { asRow, fieldTable, number, text, type UpstreamRow } from '../fields/index.js';
import type { ParcelId } from '../parcels/parcel-id.js';
import { addressFields } from '../sources/ban/ban.fields.js';
import { buildingFields } from '../sources/bdnb/bdnb.fields.js';
import { businessSaleFields } from '../sources/bodacc/bodacc.fields.js';
import { decodeDocument, rootOf } from '../sources/bodacc/inner-document.js';
import { cadastralFields } from '../sources/cadastre/cadastre.fields.js';
import { layerCommune } from '../sources/cadastre/cadastre-query.js';
import { coproFields } from '../sources/copro/copro.fields.js';
import { REGISTER_COLUMNS, SLOT_COLUMNS } from '../sources/copro/register-columns.js';
import { residentialFields } from '../sources/dpe/dpe-residential.fields.js';
import { saleRowFields } from '../sources/dvf/dvf.fields.js';
import { FEATURE_GEOMETRY, FEATURE_ID, FEATURE_LAYER } from '../sources/gpu/gpu-feature.js';
import { zoneFields } from '../sources/gpu/gpu.fields.js';
import { ZONE } from '../sources/gpu/gpu-layers.js';
import { ownerFields } from '../sources/owners/owners.fields.js';
import { rnbBuildingFields } from '../sources/rnb/rnb.fields.js';
import { PERMIT_FILES } from '../sources/sitadel/permit-files.js';
import { FILE_COLUMN, permitFields } from '../sources/sitadel/sitadel.fields.js';
import { companyFields, headquartersFields } from '../sources/sirene/sirene.fields.js';
import type { UpstreamRequest } from '../upstream/upstream-request.js';
import {
  changed,
  csv,
  features,
  gunzipped,
  listed,
  single,
  type RowsOf,
  under,
  within,
} from './answer-rows.js';
import type { Contract } from './contract.js';

/** One harmless question to one upstream, and what its answer is held against. */
export interface Question {
  /** What is asked, for the report. */
  readonly about: string;
  /**
   * A parcel that has rows there. Questions with one are asked of the operator's parcel where one is given; that
   * there is nothing about it is then an answer.
   */
  readonly parcel?: string;
  readonly request: (subject: Subject) => UpstreamRequest;
  readonly as: 'json' | 'bytes';
  /** The first one's rows are those of the answer. */
  readonly contracts: readonly [Contract, ...Contract[]];
}

export interface Subject {
  readonly parcel: ParcelId;
  readonly settings: Pick<Settings, 'bdnbApiKey' | 'dpeApiKey'>;
  readonly today: Date;
}

/** A parcel that exists in reality and in the sandbox. */
export const KNOWN_PARCEL = '75107000BQ0003';
/** 20 avenue de Ségur, Paris 7e: the State's own digital services, long there and likely to stay. */
const SEGUR = {
  parcel: KNOWN_PARCEL,
  label: '20 Avenue de Ségur',
  cityCode: '75107',
  key: '75107_8909_00020',
};
/** 3 impasse de Mont-Louis, Paris 11e: a building group, in a zone of the city's plan. */
const MONT_LOUIS = { parcel: '75111000BR0052', point: [2.38866, 48.8579] };
/** Boulevard de Courcelles, Paris 17e: owned by companies. */
const COURCELLES = '75117000BO0080';
/** DINUM, at the first address. */
const SIREN = '130025265';
/** Communes whose files are small. */
const SMALL = { cadastre: { department: '28', code: '28390' }, permits: '12202' };
/** Files of DVF cover the last five years: neither the newest, which is not whole, nor the next to go. */
const YEARS_AGO = 2;

const MB = 1024 * 1024;
/** Slow routes are worth knowing as slow. */
const PATIENCE_MS = 20_000;

/** What the links of BAN-PLUS hold; the source reads them without a table. */
const linkFields = fieldTable('ParcelAddressLink', 'A link of BAN-PLUS between an address and a parcel', {
  key: text('id_adr', 'Key of the BAN'),
  idu: text('idu', 'Parcel'),
  linkType: text('type_lien', 'Declared or computed'),
  addressesOnParcel: number('nb_adr', 'Addresses of the parcel'),
  parcelsOfAddress: number('nb_parc', 'Parcels of the address'),
});

const communeFields = fieldTable('Commune', 'A commune of geo.api.gouv.fr', {
  code: text('code', 'INSEE code'),
  name: text('nom', 'Name'),
});

const HOUSING_PERMITS = PERMIT_FILES.filter(({ type }) => type === 'logements')
  .map(({ rid }) => rid)
  .join();

/** Made by the source, of the documents in a notice. */
const SALE_MADE = [
  ...['buyers', 'previousOwners', 'previousOperators'],
  ...['establishments', 'sirens', 'previousNotice'],
];
/** Names that columns of the register had before April 2026, and columns that it has no longer. */
const REGISTER_FORMER = [
  ...[...Object.values(REGISTER_COLUMNS), ...Object.values(SLOT_COLUMNS).flat()].flatMap(
    ([, ...former]) => former,
  ),
  ...['mandat_en_cours_dans_la_copropriete', 'mandat_en_cours_copropriete'],
  ...['raison_sociale_du_representant_legal', 'siret_du_representant_legal', 'commune_du_representant_legal'],
  ...['identification_du_representant_legal_raison_sociale_et_le_numer'],
  ...['code_de_pdp', 'code_qp_2015', 'nom_qp_2015'],
];
/** One table reads all four files: these columns are the others'. */
const OTHER_PERMITS = permitFields.columns.filter(
  (column) =>
    [FILE_COLUMN, 'NB_CHAMBRES', 'TYPE_SERVICE_PUBLIC'].includes(column) ||
    /^(NUM|ETAT)_(PA|PD)$/.test(column) ||
    /^SURF_(?!HAB_|LOC_).*_(AVANT|CREEE|ISSUE_TRANSFO|DEMOLIE)$/.test(column),
);

/** A parcel without buildings is one that RNB does not know. */
const ofPlot: RowsOf = (body) => (asRow(body)['detail'] === 'Plot unknown' ? [] : under('results')(body));

/** Parts of a notice are documents, written as text. */
const decoded = (row: UpstreamRow): UpstreamRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isDocument = typeof value === 'string' && value.trimStart().startsWith('{');
      return [name, isDocument ? rootOf(decodeDocument(value)) : value];
    }),
  );

/** What each upstream is asked. Sources are unaware of it; their field tables are what the answers are held against. */
export const QUESTIONS: Readonly<Record<UpstreamName, Question>> = {
  cadastre: {
    about: 'the parcel',
    parcel: SEGUR.parcel,
    request: ({ parcel: { inseeCode, prefix, section, number: plot } }) => {
      const { code, district } = layerCommune(inseeCode);
      const query = {
        code_insee: code,
        code_arr: district,
        com_abs: prefix,
        section,
        numero: plot,
        _limit: 1,
      };
      return { upstream: 'cadastre', path: '/parcelle', query };
    },
    as: 'json',
    contracts: [
      {
        row: 'parcel',
        rows: features({ geometry: 'outline' }),
        table: cadastralFields,
        // Of the two other cadastres.
        notSent: ['city', 'arpente', 'created', 'updated'],
        // The parts of the identifier, which is read as a whole.
        alsoSent: ['gid', 'numero', 'section', 'code_dep', 'code_com', 'code_arr', 'com_abs', 'code_insee'],
      },
    ],
  },
  gpu: {
    about: 'the zones at a point of Paris',
    request: () => ({
      upstream: 'gpu',
      path: `/${ZONE.name}`,
      method: 'POST',
      json: { geom: { type: 'Point', coordinates: MONT_LOUIS.point } },
    }),
    as: 'json',
    contracts: [
      {
        row: 'zone',
        rows: features({ id: FEATURE_ID, geometry: FEATURE_GEOMETRY }),
        table: zoneFields,
        // Made by the source; of communal maps.
        notSent: [FEATURE_ID, FEATURE_LAYER, 'typesect', 'fermreco'],
      },
    ],
  },
  wfs: {
    about: 'the addresses linked to the parcel (BAN-PLUS)',
    parcel: SEGUR.parcel,
    request: ({ parcel: { idu } }) => ({
      upstream: 'wfs',
      path: '',
      query: {
        SERVICE: 'WFS',
        VERSION: '2.0.0',
        REQUEST: 'GetFeature',
        TYPENAMES: 'BAN-PLUS:lien_adresse_parcelle',
        OUTPUTFORMAT: 'application/json',
        COUNT: 10,
        CQL_FILTER: `idu='${idu}'`,
      },
      timeoutMs: PATIENCE_MS,
    }),
    as: 'json',
    contracts: [{ row: 'link', rows: features(), table: linkFields }],
  },
  geocoder: {
    about: 'an address by its label',
    request: () => ({
      upstream: 'geocoder',
      path: '/search',
      query: { q: SEGUR.label, citycode: SEGUR.cityCode, index: 'address', type: 'housenumber', limit: 1 },
    }),
    as: 'json',
    contracts: [
      { row: 'address', rows: features({ geometry: 'coordinates' }), table: addressFields, sparse: true },
    ],
  },
  banLookup: {
    about: 'an address by its key',
    request: () => ({ upstream: 'banLookup', path: `/${SEGUR.key}` }),
    as: 'json',
    contracts: [{ row: 'address', rows: single, table: addressFields, sparse: true }],
  },
  etalabCadastre: {
    about: 'the parcels of a small commune',
    request: () => {
      const { department, code } = SMALL.cadastre;
      const folder = `/data/etalab-cadastre/latest/geojson/communes/${department}/${code}`;
      return { upstream: 'etalabCadastre', path: `${folder}/cadastre-${code}-parcelles.json.gz` };
    },
    as: 'bytes',
    contracts: [
      {
        row: 'parcel',
        rows: gunzipped(features({ geometry: 'outline' })),
        table: cadastralFields,
        sparse: true,
        alsoSent: ['id', 'commune', 'prefixe', 'section', 'numero'],
      },
    ],
  },
  bdnb: {
    about: 'a building group of the parcel (one call of the monthly quota)',
    parcel: MONT_LOUIS.parcel,
    request: ({ parcel: { idu }, settings: { bdnbApiKey } }) => ({
      upstream: 'bdnb',
      path: '/donnees/batiment_groupe_complet/parcelle',
      query: { parcelle_id: `eq.${idu}`, limit: 1 },
      headers: bdnbApiKey === undefined ? {} : { 'X-Gravitee-Api-Key': bdnbApiKey },
    }),
    as: 'json',
    contracts: [{ row: 'building', rows: listed, table: buildingFields }],
  },
  rnb: {
    about: 'the buildings of the parcel',
    parcel: SEGUR.parcel,
    request: ({ parcel: { idu } }) => ({
      upstream: 'rnb',
      path: `/buildings/plot/${idu}/`,
      answerStatuses: [404],
    }),
    as: 'json',
    contracts: [{ row: 'building', rows: ofPlot, table: rnbBuildingFields }],
  },
  koumoul: {
    about: 'the legal persons of the parcel',
    parcel: COURCELLES,
    request: ({ parcel: { idu } }) => ({
      upstream: 'koumoul',
      path: '/parcelles-des-personnes-morales/lines',
      query: { code_parcelle_in: idu, size: 1 },
    }),
    as: 'json',
    contracts: [
      {
        row: 'owner',
        rows: under('results'),
        table: ownerFields,
        sparse: true,
        typedOtherwise: ['code_forme_juridique', 'code_voie_majic'],
      },
    ],
  },
  dvfFiles: {
    about: 'the sales of Paris 7e in one year',
    request: ({ today }) => ({
      upstream: 'dvfFiles',
      path: `/${today.getUTCFullYear() - YEARS_AGO}/communes/75/75107.csv`,
      headers: { Accept: 'text/csv' },
      maxBytes: 8 * MB,
    }),
    as: 'bytes',
    contracts: [{ row: 'line', rows: csv(','), table: saleRowFields }],
  },
  dvfApi: {
    about: "the sales of the parcel's section",
    parcel: SEGUR.parcel,
    request: ({ parcel: { inseeCode, prefix, section } }) => ({
      upstream: 'dvfApi',
      path: `/mutations/${inseeCode}/${prefix}${section}`,
    }),
    as: 'json',
    contracts: [
      { row: 'line', rows: under('data'), table: saleRowFields, typedOtherwise: ['numero_disposition'] },
    ],
  },
  dpe: {
    about: 'certificates of existing dwellings, one line',
    request: ({ settings: { dpeApiKey } }) => ({
      upstream: 'dpe',
      path: '/dpe03existant/lines',
      query: { size: 1 },
      headers: dpeApiKey === undefined ? {} : { 'x-apiKey': dpeApiKey },
    }),
    as: 'json',
    contracts: [{ row: 'certificate', rows: under('results'), table: residentialFields, sparse: true }],
  },
  sirene: {
    about: 'a company by its number',
    request: () => ({ upstream: 'sirene', path: '/search', query: { q: SIREN, per_page: 1 } }),
    as: 'json',
    contracts: [
      { row: 'company', rows: under('results'), table: companyFields, notSent: ['tva'] },
      {
        row: 'headquarters',
        rows: within(under('results'), 'siege'),
        table: headquartersFields,
        notSent: ['ancien_siege'],
      },
    ],
  },
  bodacc: {
    about: 'the latest sale of a business',
    request: () => ({
      upstream: 'bodacc',
      path: '/records',
      query: { where: 'familleavis="vente"', order_by: 'dateparution desc', limit: 1 },
    }),
    as: 'json',
    contracts: [
      {
        row: 'notice',
        rows: changed(under('results'), decoded),
        table: businessSaleFields,
        notSent: SALE_MADE,
      },
    ],
  },
  tabular: {
    about: 'the register of condominiums, one row',
    request: () => ({
      upstream: 'tabular',
      path: '/resources/3ea8e2c3-0038-464a-b17e-cd5c91f65ce2/data/',
      query: { page_size: 1 },
    }),
    as: 'json',
    contracts: [{ row: 'condominium', rows: under('data'), table: coproFields, notSent: REGISTER_FORMER }],
  },
  sitadel: {
    about: 'the housing permits of one commune',
    request: () => ({
      upstream: 'sitadel',
      path: `/datafiles/${HOUSING_PERMITS}/csv`,
      query: {
        withColumnName: true,
        withColumnDescription: false,
        withColumnUnit: false,
        COMM: `eq:${SMALL.permits}`,
      },
      headers: { Accept: 'text/csv, application/json;q=0.9' },
      timeoutMs: PATIENCE_MS,
    }),
    as: 'bytes',
    contracts: [
      {
        row: 'permit',
        rows: csv(';'),
        table: permitFields,
        notSent: OTHER_PERMITS,
      },
    ],
  },
  geoApi: {
    about: 'a commune by its code',
    request: () => ({
      upstream: 'geoApi',
      path: `/communes/${SEGUR.cityCode}`,
      query: { fields: 'nom,code' },
    }),
    as: 'json',
    contracts: [{ row: 'commune', rows: single, table: communeFields }],
  },
};
