import { BANATIC_CREDIT, COG_CREDIT } from '../communes/reports.js';
import { BAN_CREDIT } from '../sources/ban/ban.service.js';
import { BDNB_CREDIT } from '../sources/bdnb/bdnb.service.js';
import { BODACC_CREDIT } from '../sources/bodacc/bodacc.service.js';
import { CADASTRE_CREDIT } from '../sources/cadastre/cadastre.service.js';
import { COPRO_CREDIT } from '../sources/copro/copro.service.js';
import { DPE_CREDIT } from '../sources/dpe/dpe.service.js';
import { DVF_CREDIT } from '../sources/dvf/dvf.service.js';
import { GPU_CREDIT } from '../sources/gpu/gpu.service.js';
import { OWNERS_CREDIT } from '../sources/owners/owners.service.js';
import { RNB_CREDIT } from '../sources/rnb/rnb.service.js';
import { SIRENE_CREDIT } from '../sources/sirene/sirene.service.js';
import { SITADEL_CREDIT } from '../sources/sitadel/sitadel.service.js';
import type { SourceCredit } from '../sources/source-result.js';

/** A source as `meta.sources` names it: who publishes it, on which terms, and where to read more. */
export interface CatalogedSource {
  readonly name: string;
  readonly title: string;
  readonly credit: SourceCredit;
  /** The publisher's own page of the data. */
  readonly url: string;
  /** What is to be known beyond licence and attribution. */
  readonly terms: string;
  /** Routes that it answers for besides GET /v1/properties. */
  readonly routes: readonly string[];
}

export const LICENCE_OUVERTE_URL =
  'https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf';

function source(
  name: string,
  title: string,
  credit: SourceCredit,
  url: string,
  terms: string,
  routes: readonly string[] = [],
): CatalogedSource {
  return { name, title, credit, url, terms, routes };
}

const COMMUNE_ROUTES = ['/v1/communes/{insee}', '/v1/communes/{insee}/groupements'];

/** Every source an answer can name, in the order of the parts of the answer. */
export const SOURCE_CATALOG: readonly CatalogedSource[] = [
  source(
    'cadastre',
    'Cadastre',
    CADASTRE_CREDIT,
    'https://geoservices.ign.fr/parcellaire-express-pci',
    'Where the commune files of data.gouv.fr stood in, the answer names them instead: "Cadastre - DGFiP, Etalab/data.gouv.fr".',
    ['/v1/parcels', '/v1/parcels/search', '/v1/parcels/{id}/neighbors', '/api/cadastre/*'],
  ),
  source(
    'bdnb',
    'Base de données nationale des bâtiments',
    BDNB_CREDIT,
    'https://bdnb.io',
    'The open subset, metropolitan France. Name the vintage with the attribution.',
  ),
  source(
    'rnb',
    'Référentiel national des bâtiments',
    RNB_CREDIT,
    'https://rnb.beta.gouv.fr',
    'Stands in where BDNB failed or does not reach.',
  ),
  source(
    'ban',
    'Base Adresse Nationale',
    BAN_CREDIT,
    'https://adresse.data.gouv.fr',
    'With the links between addresses and parcels of BAN PLUS, renewed each quarter.',
    ['/v1/addresses', '/v1/parcels'],
  ),
  source(
    'dvf',
    'Demandes de valeurs foncières',
    DVF_CREDIT,
    'https://www.data.gouv.fr/datasets/5cc1b94a634f4165e96436c1',
    'Two conditions bind who reuses it (livre des procédures fiscales, art. R112 A-3): nobody may be re-identified with it, and what is republished may not be indexed by search engines. Answers carry X-Robots-Tag: noindex for this.',
  ),
  source(
    'dpe',
    'Diagnostics de performance énergétique',
    DPE_CREDIT,
    'https://data.ademe.fr/datasets/dpe03existant',
    'Certificates since July 2021. Name the date of the last update with the attribution.',
  ),
  source(
    'sirene',
    'Sirene and Registre national des entreprises',
    SIRENE_CREDIT,
    'https://annuaire-entreprises.data.gouv.fr',
    "Managers come from the Registre national des entreprises and stand under INPI's licence of reuse; the rest under the Licence Ouverte. Persons who asked not to be diffused are left out.",
  ),
  source(
    'owners',
    'Parcels and premises of legal persons',
    OWNERS_CREDIT,
    'https://opendata.koumoul.com/datasets/parcelles-des-personnes-morales',
    'Legal persons only: natural persons are in no open file. Name the year of the situation.',
  ),
  source(
    'copro',
    'Registre national des copropriétés',
    COPRO_CREDIT,
    'https://www.data.gouv.fr/datasets/registre-national-dimmatriculation-des-coproprietes/',
    'Name the date of the file with the attribution.',
  ),
  source(
    'sitadel',
    'Sitadel, planning permits',
    SITADEL_CREDIT,
    'https://data.statistiques.developpement-durable.gouv.fr',
    'Name the vintage with the attribution.',
  ),
  source(
    'bodacc',
    'Bulletin officiel des annonces civiles et commerciales',
    BODACC_CREDIT,
    'https://www.bodacc.fr',
    'Notices can name natural persons: what is done with them falls under the GDPR.',
  ),
  source(
    'gpu',
    "Géoportail de l'urbanisme",
    GPU_CREDIT,
    'https://www.geoportail-urbanisme.gouv.fr',
    'For information only, without legal value: the documents of the town hall count.',
    ['/v1/parcels/{id}/zonages'],
  ),
  source(
    'banPlus',
    'BAN PLUS, links between addresses and parcels',
    BAN_CREDIT,
    'https://geoservices.ign.fr/ban-plus',
    'Renewed each quarter. Under this name where parcels are sought by address; else with the Base Adresse Nationale.',
    ['/v1/parcels'],
  ),
  source(
    'cog',
    'Code officiel géographique',
    COG_CREDIT,
    'https://github.com/etalab/decoupage-administratif',
    'Comes with the server, in the edition of the year; names of communes in other answers are from it too.',
    COMMUNE_ROUTES,
  ),
  source(
    'banatic',
    'BANATIC, groupings of communes',
    BANATIC_CREDIT,
    'https://www.banatic.interieur.gouv.fr',
    'Only where the operator imported it.',
    COMMUNE_ROUTES,
  ),
];

/** @throws Error when no source has this name */
export function catalogedSource(name: string): CatalogedSource {
  const found = SOURCE_CATALOG.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`no source is called ${name}`);
  return found;
}
