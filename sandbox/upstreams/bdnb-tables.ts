import { banAddresses, houseNumber } from '../ban-data.js';
import { lazyJson } from '../data-folder.js';
import { type Position } from '../geo/geometry.js';
import { toLambert } from '../geo/lambert.js';

export type BdnbRow = Readonly<Record<string, unknown>>;

const groups = lazyJson<readonly BdnbRow[]>('bdnb', 'batiment_groupe_complet.json');
const owners = lazyJson<readonly BdnbRow[]>('bdnb', 'proprietaires.json');

const CRS = { type: 'name', properties: { name: 'EPSG:2154' } };

function list(row: BdnbRow, column: string): readonly string[] {
  const value = row[column];
  return Array.isArray(value) ? (value as string[]) : [];
}

function rounded([x, y]: Position): Position {
  return [Math.round(x * 10_000) / 10_000, Math.round(y * 10_000) / 10_000];
}

/** First vertex of a group, the near end of its address lines. */
function vertexOf(row: BdnbRow): Position {
  const geometry = row['geom_groupe'] as { coordinates: Position[][][] };
  return geometry.coordinates[0]?.[0]?.[0] ?? [0, 0];
}

function groupsByParcel(): readonly BdnbRow[] {
  return groups().flatMap((row) =>
    list(row, 'l_parcelle_id').map((parcelle_id) => ({ ...row, parcelle_id })),
  );
}

function groupsByAddress(): readonly BdnbRow[] {
  return groups().flatMap((row) =>
    list(row, 'l_cle_interop_adr').map((key) => ({ ...row, cle_interop_adr: key, lien_valide: true })),
  );
}

function parcelLinks(): readonly BdnbRow[] {
  return groups().flatMap((row) =>
    list(row, 'l_parcelle_id').map((parcelle_id, index) => ({
      batiment_groupe_id: row['batiment_groupe_id'],
      code_departement_insee: row['code_departement_insee'],
      parcelle_id,
      parcelle_principale: index === 0,
    })),
  );
}

function addressLinks(): readonly BdnbRow[] {
  return groups().flatMap((row) =>
    list(row, 'l_cle_interop_adr').map((key) => {
      const address = banAddresses().find(({ id }) => id === key);
      const point = address === undefined ? vertexOf(row) : rounded(toLambert([address.lon, address.lat]));
      return {
        batiment_groupe_id: row['batiment_groupe_id'],
        cle_interop_adr: key,
        classe: 'Fichiers_fonciers',
        origine: 'Fichiers fonciers',
        lien_valide: true,
        code_departement_insee: row['code_departement_insee'],
        geom_bat_adresse: { type: 'LineString', crs: CRS, coordinates: [vertexOf(row), point] },
      };
    }),
  );
}

function addresses(): readonly BdnbRow[] {
  // No overseas in BDNB.
  return banAddresses()
    .filter(({ codeCommune }) => !codeCommune.startsWith('97'))
    .map((address) => {
      const [kind = '', ...rest] = address.nomVoie.split(' ');
      return {
        cle_interop_adr: address.id,
        numero: address.numero,
        rep: address.suffixe,
        type_voie: kind,
        nom_voie: rest.join(' '),
        code_postal: address.codePostal,
        libelle_commune: address.nomCommune,
        code_commune_insee: address.codeCommune,
        code_departement_insee: address.codeCommune.slice(0, 2),
        libelle_adresse: `${houseNumber(address)} ${address.nomVoie}, ${address.codePostal}, ${address.nomCommune}`,
        geom_adresse: {
          type: 'Point',
          crs: CRS,
          coordinates: rounded(toLambert([address.lon, address.lat])),
        },
        source: 'BAN',
      };
    });
}

export interface BdnbTable {
  readonly rows: readonly BdnbRow[];
  readonly columns: readonly string[];
  /** Columns by which the real table answers in time; others run into its statement timeout. */
  readonly indexed: readonly string[];
}

const SOURCES: Readonly<Record<string, readonly [() => readonly BdnbRow[], ...string[]]>> = {
  batiment_groupe_complet: [groups, 'batiment_groupe_id', 'code_commune_insee'],
  'batiment_groupe_complet/parcelle': [
    groupsByParcel,
    'parcelle_id',
    'batiment_groupe_id',
    'code_commune_insee',
  ],
  'batiment_groupe_complet/adresse': [
    groupsByAddress,
    'cle_interop_adr',
    'batiment_groupe_id',
    'code_commune_insee',
  ],
  rel_batiment_groupe_parcelle: [parcelLinks, 'parcelle_id', 'batiment_groupe_id'],
  rel_batiment_groupe_adresse: [addressLinks, 'cle_interop_adr', 'batiment_groupe_id'],
  adresse: [addresses, 'cle_interop_adr', 'code_commune_insee'],
  rel_batiment_groupe_proprietaire_siren_open: [owners, 'batiment_groupe_id', 'siren'],
};

const tables = new Map<string, BdnbTable>();

/** A table of `/donnees`, or undefined. */
export function bdnbTable(name: string): BdnbTable | undefined {
  const source = SOURCES[name];
  if (source === undefined) return undefined;
  let table = tables.get(name);
  if (table === undefined) {
    const [load, ...indexed] = source;
    const rows = load();
    table = { rows, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))], indexed };
    tables.set(name, table);
  }
  return table;
}
