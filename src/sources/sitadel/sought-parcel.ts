import { formerCodesOf, formerIdu } from '../../parcels/communes.js';
import { departmentCodeOf } from '../../parcels/insee-code.js';

/** The parcel whose permits are sought, and what tells it from others of the same section and number. */
export interface SoughtParcel {
  readonly idu: string;
  /** Of the arrondissement in Paris, Lyon and Marseille. */
  readonly inseeCode: string;
  /** Of the city: what the files are sorted by. */
  readonly cityCode: string;
  readonly departmentCode: string;
  readonly prefix: string;
  readonly section: string;
  readonly number: string;
  /** m2; null or 0 when not known. */
  readonly area: number | null;
  /** The absorbed commune that the prefix stands for; permits of before the merger bear its code. */
  readonly formerCommune: string | null;
  /** No other parcel of the commune can bear this section and number. */
  readonly isOnlyPrefix: boolean;
}

const NO_PREFIX = '000';

/** What must be known of a parcel to seek its permits; `idu` is canonical, 14 characters. */
export type ParcelIdentity = Pick<SoughtParcel, 'idu' | 'inseeCode' | 'cityCode' | 'area'>;

export function soughtParcel({ idu, inseeCode, cityCode, area }: ParcelIdentity): SoughtParcel {
  const prefix = idu.slice(5, 8);
  return {
    idu,
    inseeCode,
    cityCode,
    departmentCode: departmentCodeOf(inseeCode),
    prefix,
    section: idu.slice(8, 10),
    number: idu.slice(10),
    area,
    formerCommune: formerIdu(idu)?.slice(0, 5) ?? null,
    isOnlyPrefix: prefix === NO_PREFIX && !hasAbsorbedCommunes(inseeCode),
  };
}

/** Communes whose parcels bear several prefixes: those that took others in, whose code's end became a prefix. */
function hasAbsorbedCommunes(inseeCode: string): boolean {
  const department = inseeCode.slice(0, 2);
  return formerCodesOf(inseeCode).some((code) => code.startsWith(department));
}
