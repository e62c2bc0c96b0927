import { foldText } from '../../addresses/index.js';
import { type KnownAddress } from './match-establishment.js';

/** A text search for the establishments of a house number. */
export interface AddressQuery {
  readonly q: string;
  /** INSEE code; arrondissement in Paris, Lyon and Marseille. */
  readonly communeCode: string;
}

/**
 * The searches that find the establishments of these addresses, most telling first.
 * A number covers its repetitions (every word of the query must be found, so `1` finds `1 B` too);
 * addresses without number have none, since nothing they find could be told from the rest of the street.
 */
export function addressQueries(
  addresses: readonly KnownAddress[],
  inseeCode: string,
): readonly AddressQuery[] {
  const queries = new Map<string, AddressQuery>();
  for (const { houseNumbers, street, cityCode } of addresses) {
    for (const { number } of street === null ? [] : houseNumbers) {
      const query = { q: `${number} ${searchable(street ?? '')}`, communeCode: cityCode ?? inseeCode };
      queries.set(`${query.communeCode} ${query.q}`, query);
    }
  }
  return [...queries.values()];
}

/**
 * Apostrophes stay, as in the upstream's own addresses (`RUE DE L'EGLISE`); accents and hyphens go, and so does
 * a second name (`Place de l'Hôtel de Ville - Esplanade de la Libération`), which addresses abbreviate.
 */
function searchable(street: string): string {
  const [name = street] = street.split(' - ');
  return name
    .split(/['’]/)
    .map((part) => foldText(part))
    .filter((part) => part !== '')
    .join("'");
}
