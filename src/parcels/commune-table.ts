import type { Commune, CommuneType } from './commune.js';

const FIELD = '\t';
const ROW = '\n';
const LIST = ',';

/**
 * Communes by code, as one text: 38,000 of them as objects would be 200,000 things that every collection of garbage looks
 * at. A commune is read from its row when it is asked for.
 */
export class CommuneTable {
  /** UTF-8: as a string, one name with an œ would make all of it twice as long. */
  private readonly text: Buffer;
  /** Where each row begins, in the order of their codes; and the end. */
  private readonly starts: Uint32Array;

  /** @param rows of {@link communeRow}, each code once */
  constructor(rows: Iterable<string>) {
    const sorted = [...rows].sort();
    this.text = Buffer.from(sorted.join(''));
    this.starts = new Uint32Array(sorted.length + 1);
    let start = 0;
    for (const [index, row] of sorted.entries()) this.starts[index + 1] = start += Buffer.byteLength(row);
  }

  get(code: string): Commune | undefined {
    const index = this.indexOf(code);
    return index === undefined ? undefined : communeIn(this.row(index));
  }

  has(code: string): boolean {
    return this.indexOf(code) !== undefined;
  }

  *values(): Generator<Commune> {
    for (let index = 0; index < this.size; index += 1) yield communeIn(this.row(index));
  }

  private get size(): number {
    return this.starts.length - 1;
  }

  private indexOf(code: string): number | undefined {
    const key = code + FIELD;
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const start = this.starts[middle] ?? 0;
      const found = this.text.toString('latin1', start, start + key.length);
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  private row(index: number): string {
    return this.text.toString('utf8', this.starts[index], (this.starts[index + 1] ?? 0) - ROW.length);
  }
}

export function communeRow(commune: Commune): string {
  const { code, name, type, parentCode, departmentCode, regionCode, postalCodes, siren, population } =
    commune;
  const fields = [code, name, type, parentCode ?? '', departmentCode, regionCode];
  return [...fields, postalCodes.join(LIST), siren ?? '', population ?? ''].join(FIELD) + ROW;
}

function communeIn(row: string): Commune {
  const [
    code = '',
    name = '',
    type,
    parentCode,
    departmentCode = '',
    regionCode = '',
    postalCodes,
    siren,
    people,
  ] = row.split(FIELD);
  return Object.freeze({
    code,
    name,
    type: type as CommuneType,
    parentCode: parentCode || null,
    departmentCode,
    regionCode,
    postalCodes: Object.freeze(postalCodes ? postalCodes.split(LIST) : []),
    siren: siren || null,
    population: people ? Number(people) : null,
  });
}
