// (c) GraphQL Mesh over those upstreams that answer in JSON: one field for each question, its type made of an answer,
// and the joins that can be said without code. Copied to where Mesh is installed: see graphql-gateway.mjs.
import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadJSONSchemaSubgraph } from '@omnigraph/json-schema';

const { env } = process;
const { commune, prefix, section, number, idu, references, building, address } = JSON.parse(env.SAMPLES);

const CONDOMINIUMS = '/resources/3ea8e2c3-0038-464a-b17e-cd5c91f65ce2/';
const CERTIFICATES = ['dpe03existant', 'dpe02neuf', 'dpe01tertiaire'];

/** @returns a subgraph; a question: its field, its path, a path whose answer has what its answers have, and more of Mesh */
async function subgraph(name, questions) {
  const endpoint = env[`${name.toUpperCase()}_BASE_URL`];
  const operations = questions.map(async ([field, path, sample, more = {}]) => {
    const answer = await fetch(endpoint + sample);
    return {
      type: 'Query',
      field,
      path,
      method: 'GET',
      responseSample: typical(await answer.json()),
      ...more,
    };
  });
  return {
    sourceHandler: loadJSONSchemaSubgraph(name, { endpoint, operations: await Promise.all(operations) }),
  };
}

/** A sample from which no number is taken to be always whole, and no column to be always empty. */
function typical(value) {
  if (value === null) return 'text';
  if (typeof value === 'number') return Math.trunc(value) + 0.5;
  if (Array.isArray(value)) return value.map(typical);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typical(inner)]));
}

/** A question whose sample is its own answer to these arguments. */
function asked(field, path, args = {}) {
  return [field, path, path.replaceAll(/\{args\.(\w+)\}/g, (_all, name) => encodeURIComponent(args[name]))];
}

const layer = (name, filter) =>
  `?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=${name}&OUTPUTFORMAT=application/json&COUNT=5000&CQL_FILTER=${filter}`;

const lines = (set) => `/${set}/lines?size=1`;

const PARCEL =
  '/parcelle?code_insee={args.commune}&com_abs={args.prefix}&section={args.section}&numero={args.number}&_limit=100';

/** A field that asks `field` of `source` with its parent's `key`. */
const joined = (name, type, source, field, key, argument) =>
  `${name}: ${type} @resolveTo(sourceName: "${source}", sourceTypeName: "Query", sourceFieldName: "${field}", requiredSelectionSet: "{ ${key} }", sourceArgs: { ${argument}: "{root.${key}}" })`;

const certificates = (by, key) =>
  CERTIFICATES.map((set) => joined(set, `query_${set}${by}`, 'dpe', `${set}${by}`, key, 'id')).join('\n');

export const composeConfig = defineConfig({
  subgraphs: await Promise.all([
    subgraph('cadastre', [asked('parcel', PARCEL, { commune, prefix, section, number })]),
    subgraph('wfs', [
      asked('addressLinks', layer('BAN-PLUS:lien_adresse_parcelle', "idu='{args.idu}'"), { idu }),
      asked('address', layer('BAN.DATA.GOUV:ban', "id='{args.id}'"), { id: address }),
    ]),
    subgraph('bdnb', [
      asked('buildings', '/donnees/batiment_groupe_complet/parcelle?parcelle_id=eq.{args.idu}&limit=100', {
        idu,
      }),
      asked(
        'buildingOwners',
        '/donnees/rel_batiment_groupe_proprietaire_siren_open?batiment_groupe_id=eq.{args.id}&limit=100',
        { id: building },
      ),
    ]),
    subgraph('rnb', [asked('plot', '/buildings/plot/{args.idu}/', { idu })]),
    subgraph('koumoul', [
      asked('ownersEdition', '/parcelles-des-personnes-morales'),
      asked('owners', '/parcelles-des-personnes-morales/lines?code_parcelle_in={args.idu}&size=20', { idu }),
    ]),
    subgraph('tabular', [
      asked('condominiumsEdition', CONDOMINIUMS),
      // Mesh takes the slash before a question mark away, which this service answers with 404.
      [
        'condominiums',
        `${CONDOMINIUMS}data/`,
        `${CONDOMINIUMS}data/?or=${references}&page_size=50`,
        { queryParamArgMap: { or: 'references', page_size: 'size' } },
      ],
    ]),
    subgraph(
      'dpe',
      CERTIFICATES.flatMap((set) => [
        [`${set}ByAddress`, `/${set}/lines?identifiant_ban_in={args.id}&size=1000`, lines(set)],
        [`${set}ByBuilding`, `/${set}/lines?id_rnb_in={args.id}&size=1000`, lines(set)],
      ]),
    ),
  ]),
  additionalTypeDefs: `
    extend type query_addressLinks_features_items2 {
      ${joined('address', 'query_address', 'wfs', 'address', 'id_adr', 'id')}
      ${certificates('ByAddress', 'id_adr')}
    }
    extend type query_plot_results_items {
      ${certificates('ByBuilding', 'rnb_id')}
    }
    extend type query_buildings_items {
      ${joined('owners', '[query_buildingOwners_items]', 'bdnb', 'buildingOwners', 'batiment_groupe_id', 'id')}
    }
  `,
});
