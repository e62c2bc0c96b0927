import type { Position } from '../../geometry/geojson.js';

type Json = Readonly<Record<string, unknown>>;

/** How the records of one list become GeoJSON Features. */
export interface FeatureKind {
  /** `properties.kind` */
  readonly kind: string;
  /** Where the records are in a property. */
  readonly path: readonly string[];
  /** The field that identifies a record; the id of the Feature is `<kind>/<value>`. */
  readonly id: string;
  /** Fields that become the geometry, in place of being properties. */
  readonly drawn: readonly string[];
  /** The point of a record that is not drawn by a field of its own. */
  readonly point?: (record: Json) => Position | null;
}

const kind = (
  name: string,
  path: string,
  id: string,
  drawn: readonly string[] = [],
  point?: FeatureKind['point'],
): FeatureKind => ({
  kind: name,
  path: path.split('.'),
  id,
  drawn,
  ...(point === undefined ? {} : { point }),
});

/** Every list of records of an answer, in the order of its Features. Records of no place have a null geometry. */
export const FEATURE_KINDS: readonly FeatureKind[] = [
  kind('parcel', 'cadastral', 'id', ['geometry']),
  kind('building', 'buildings.building', 'id', ['geometry']),
  kind('address', 'addresses', 'id', ['coordinates']),
  kind('transaction', 'transactions', 'mutationId', ['coordinates']),
  kind('residentialCertificate', 'energy.residential', 'dpeNumber', ['geopoint']),
  kind('tertiaryCertificate', 'energy.tertiary', 'dpeNumber', ['geopoint']),
  kind('occupant', 'occupation', 'siren', [], establishmentPoint),
  kind('owner', 'owners', 'siren'),
  kind('condominium', 'copropriete', 'immatriculation', [], latitudeAndLongitude),
  kind('permit', 'permis', 'id'),
  kind('businessSale', 'fondsDeCommerce', 'id'),
  kind('zone', 'urbanisme.zones', 'id', ['geometry']),
  kind('planDocument', 'urbanisme.documents', 'id'),
  kind('prescription', 'urbanisme.prescriptions', 'id'),
  kind('information', 'urbanisme.informations', 'id'),
  kind('easement', 'urbanisme.assiettes', 'id'),
  kind('easementGenerator', 'urbanisme.generateurs', 'id'),
];

/**
 * Lists that hold records of other lists once more: the addresses of each building (see its `addressIds`), and each
 * easement with its generators (see `idgen`). Tables and Features have every record once.
 */
export const REPEATING_LISTS: readonly string[] = [
  'buildings.addresses',
  'urbanisme.assiettesAvecGenerateurs',
];

/** The establishment on the parcel: the company's own point is that of its headquarters, wherever they are. */
function establishmentPoint({ matchingEstablishments }: Json): Position | null {
  const establishments = Array.isArray(matchingEstablishments) ? (matchingEstablishments as Json[]) : [];
  const points = establishments.map(({ coordinates }) => asPosition(coordinates));
  return points.find((point) => point !== null) ?? null;
}

function latitudeAndLongitude({ latitude, longitude }: Json): Position | null {
  return asPosition([longitude, latitude]);
}

export function asPosition(value: unknown): Position | null {
  const [lon, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null;
}
