import {
  count,
  custom,
  fieldTable,
  flag,
  nullable,
  type RecordOf,
  text,
  toText,
} from '../../fields/index.js';
import { SIREN } from '../../parcels/siren.js';

const COLUMN = 'siren';

/** A number has lost its zeros. */
function registeredId(value: unknown): string | null {
  const id = toText(value);
  return typeof value === 'number' && id !== null ? id.padStart(9, '0') : id;
}

/** A legal person that owns premises in a building group (route R7). */
export const bdnbOwnerFields = fieldTable(
  'BdnbOwner',
  'Legal person with premises in a building group, after the tax file of legal persons',
  {
    buildingId: text('batiment_groupe_id', 'BDNB building group'),
    ownerName: text('bat_prop_denomination_proprietaire', 'Name of the legal person', {
      clean: (name) => name.replace(/\s+/g, ' '),
    }),
    siren: custom<string | null>({
      column: COLUMN,
      type: 'text',
      schema: nullable({ type: 'string', pattern: SIREN.source }),
      description: 'SIREN; null for bodies that have none',
      convert: (value) => {
        const id = registeredId(value);
        return id !== null && SIREN.test(id) ? id : null;
      },
    }),
    registerId: custom<string | null>({
      column: COLUMN,
      type: 'text',
      schema: nullable({ type: 'string' }),
      description: 'What the tax file writes in place of a SIREN, `U` and 8 digits',
      convert: (value) => {
        const id = registeredId(value);
        return id === null || SIREN.test(id) ? null : id;
      },
    }),
    numberOfLocals: count('nb_locaux_open', 'Premises of the legal person in the group'),
    inMajicPm: flag('dans_majic_pm', 'Whether it is in the open tax file of legal persons'),
    isLandlord: flag('is_bailleur', 'Landlord; documented as social landlord, seen true for others too'),
    departmentCode: text('code_departement_insee', 'Department of the group'),
  },
);

export type BdnbOwner = RecordOf<typeof bdnbOwnerFields>;
