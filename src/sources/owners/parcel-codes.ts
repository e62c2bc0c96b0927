import { formerIdu } from '../../parcels/communes.js';
import { departmentCodeOf } from '../../parcels/insee-code.js';

/** Overseas the file has department 974 and commune 418 where the cadastre has 97418. */
const OVERSEAS = /^97\d{3}/;
const OVERSEAS_CODE = /^(97\d)(\d)(\d{2})(\w{9})$/;

/**
 * The codes under which the parcel file may have a parcel: its identifier, the 15 characters it may have overseas, and the
 * identifier from before a merger of communes, since the file is a year old.
 */
export function parcelCodes(idu: string): readonly string[] {
  return [idu, formerIdu(idu)].flatMap((id) => {
    if (id === undefined) return [];
    return OVERSEAS.test(id) ? [id, id.slice(0, 3) + id.slice(2)] : [id];
  });
}

/** The identifier of a code of the file, overseas ones shortened. */
export function iduOfCode(code: string): string {
  const [, department, direction, commune, rest] = OVERSEAS_CODE.exec(code) ?? [];
  if (department === undefined || direction === undefined || department.at(-1) !== direction) return code;
  return department + (commune ?? '') + (rest ?? '');
}

export function departmentOf(idu: string): string {
  return departmentCodeOf(idu.slice(0, 5));
}
