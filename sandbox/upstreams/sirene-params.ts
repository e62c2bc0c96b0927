/** Rules for the parameters of the API, and the sentence each failure is answered with. */

export class SireneError extends Error {}

const PER_PAGE = 10;
const MAX_PER_PAGE = 25;
const MAX_PAGE = 1_000;
export const MAX_RESULTS = 10_000;
const INCLUDABLE = [
  'complements',
  'dirigeants',
  'finances',
  'score',
  'siege',
  'matching_etablissements',
  'tva',
];

const COMMUNE = /^([013-9]\d|2[AB1-9])\d{3}$/;
const POSTAL_CODE = /^((0[1-9])|([1-8][0-9])|(9[0-8])|(2A)|(2B))[0-9]{3}$/;

export interface Paging {
  readonly page: number;
  readonly perPage: number;
  readonly establishments: number;
}

export function readPaging(query: URLSearchParams): Paging {
  const page = integerIn(query, 'page', 1, 1, MAX_PAGE);
  const perPage = integerIn(query, 'per_page', PER_PAGE, 1, MAX_PER_PAGE);
  if (page * perPage > MAX_RESULTS) {
    throw new SireneError(
      "Le nombre total de résultats est restreint à 10 000. Pour garantir cela, le produit du numéro de page (par défaut, page = 1) et du nombre de résultats par page (par défaut, per_page = 10), c'est-à-dire `page * per_page`, ne doit pas excéder 10 000.",
    );
  }
  return { page, perPage, establishments: integerIn(query, 'limite_matching_etablissements', 10, 1, 100) };
}

/** The fields to give beside the base ones; undefined when all are wanted. */
export function readIncluded(query: URLSearchParams): readonly string[] | undefined {
  const minimal = query.get('minimal')?.toLowerCase() === 'true';
  const included = values(query, 'include');
  if (included.length > 0 && !minimal) {
    throw new SireneError(
      'Veuillez indiquer si vous souhaitez une réponse minimale avec le filtre `minimal=True`` avant de préciser les champs à inclure.',
    );
  }
  if (included.some((name) => !INCLUDABLE.includes(name))) {
    const names = INCLUDABLE.map((name) => `'${name}'`).join(', ');
    throw new SireneError(`Au moins un champ à inclure est non valide. Les champs valides : [${names}].`);
  }
  return minimal ? included : undefined;
}

export interface Circle {
  readonly lat: number;
  readonly lon: number;
  readonly radiusM: number;
}

export function readCircle(query: URLSearchParams): Circle {
  if (query.has('q')) {
    throw new SireneError("Le paramètre 'terms' n'est pas autorisé pour une recherche géographique.");
  }
  const long = query.has('long') ? 'long' : 'lon';
  if (!query.has('lat') || !query.has(long)) {
    throw new SireneError(
      "Les paramètres 'lat' et 'long' sont obligatoires pour une recherche géographique.",
    );
  }
  const lat = floatOf(query, 'lat');
  const lon = floatOf(query, long);
  if (Math.abs(lat) > 90) throw new SireneError('Veuillez indiquer un paramètre `lat` entre `-90` et `90`.');
  if (Math.abs(lon) > 180)
    throw new SireneError('Veuillez indiquer un paramètre `lon` entre `-180` et `180`.');
  const radius = query.has('radius') ? floatOf(query, 'radius') : 5;
  if (radius < 0.001 || radius > 50) {
    throw new SireneError('Veuillez indiquer un paramètre `radius` entre `0.001` et `50`, par défaut `5`.');
  }
  return { lat, lon, radiusM: radius * 1_000 };
}

/** Filters of `/search` that this simulator knows; values are alternatives. */
export interface Filters {
  readonly communes: readonly string[];
  readonly postalCodes: readonly string[];
  readonly departments: readonly string[];
  readonly unit: Readonly<Record<string, readonly string[]>>;
}

const UNIT_FILTERS = [
  'etat_administratif',
  'activite_principale',
  'section_activite_principale',
  'nature_juridique',
];
const MORE_UNIT_FILTERS = ['categorie_entreprise', 'tranche_effectif_salarie'];

export function readFilters(query: URLSearchParams): Filters {
  if (query.has('lat') || query.has('long')) {
    throw new SireneError(
      "Les paramètres 'lat', 'long' ne sont autorisés que pour une recherche géographique.",
    );
  }
  const communes = values(query, 'code_commune');
  if (communes.some((code) => !COMMUNE.test(code))) {
    throw new SireneError('Au moins une valeur du paramètre commune est non valide.');
  }
  const postalCodes = values(query, 'code_postal');
  if (postalCodes.some((code) => !POSTAL_CODE.test(code))) {
    throw new SireneError('Au moins une valeur du paramètre code_postal est non valide.');
  }
  const unit = [...UNIT_FILTERS, ...MORE_UNIT_FILTERS].map((name) => [name, values(query, name)] as const);
  return {
    communes,
    postalCodes,
    departments: values(query, 'departement'),
    unit: Object.fromEntries(unit.filter(([, wanted]) => wanted.length > 0)),
  };
}

export function hasFilter({ communes, postalCodes, departments, unit }: Filters): boolean {
  return communes.length + postalCodes.length + departments.length + Object.keys(unit).length > 0;
}

export function readTerms(query: URLSearchParams, filters: Filters): string {
  const terms = query.get('q')?.trim() ?? '';
  if (terms === '' && !hasFilter(filters)) {
    throw new SireneError('Veuillez indiquer au moins un paramètre de recherche.');
  }
  if (terms.length < 3 && !hasFilter(filters)) {
    throw new SireneError(
      '3 caractères minimum pour les termes de la requête (ou utilisez au moins un filtre)',
    );
  }
  return terms;
}

function values(query: URLSearchParams, name: string): readonly string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function integerIn(
  query: URLSearchParams,
  name: string,
  otherwise: number,
  min: number,
  max: number,
): number {
  const given = query.get(name);
  if (given === null) return otherwise;
  const value = Number(given);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new SireneError(
      `Veuillez indiquer un paramètre \`${name}\` entre \`${min}\` et \`${max}\`, par défaut \`${otherwise}\`.`,
    );
  }
  return value;
}

function floatOf(query: URLSearchParams, name: string): number {
  const value = Number(query.get(name));
  if (!Number.isFinite(value) || query.get(name)?.trim() === '') {
    throw new SireneError(`Veuillez indiquer un paramètre \`${name}\` flottant.`);
  }
  return value;
}
