import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CommunePermits, reducePermitCsv } from './commune-permits.js';
import { PERMIT_FILES, type PermitFile, type PermitType } from './permit-files.js';
import { soughtParcel } from './sought-parcel.js';

const fileOf = (type: PermitType): PermitFile =>
  PERMIT_FILES.find((file) => file.type === type) as PermitFile;
const recorded = (name: string): Buffer => readFileSync(`sandbox/data/sitadel/${name}`);
const AMENAGER = recorded('amenager-31555-2026-01.csv');
const DEMOLIR = recorded('demolir-31555-2026-01.trimmed.csv');

async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function reduced(
  csv: Buffer | string,
  type: PermitType = 'amenager',
  size = 4096,
): Promise<CommunePermits> {
  return new CommunePermits(await reducePermitCsv(chunked(Buffer.from(csv), size), fileOf(type), '31'));
}

function plainRows(csv: Buffer): Record<string, string | null>[] {
  const [, names = [], ...lines] = parse(csv, { delimiter: ';' });
  return lines.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] || null])));
}

const HEADER = '"COMM";"NUM_PA";"ETAT_PA";"SEC_CADASTRE1";"NUM_CADASTRE1";"DENOM_DEM"\n';
const LINE = '"31555";"03155505M0018";2;"AM";"493";"SCI ""LE PARC""; TOULOUSE"\n';

describe('reducePermitCsv', () => {
  it.each([
    ['amenager', AMENAGER],
    ['demolir', DEMOLIR],
  ] as const)('keeps every cell of the recorded file %s', async (type, csv) => {
    const permits = await reduced(csv, type);
    expect([...permits.all()].map(({ row }) => row)).toEqual(plainRows(csv));
    expect(permits.unreadable).toBe(0);
  });

  it('takes less room than the file', async () => {
    const bytes = await reducePermitCsv(chunked(AMENAGER, 4096), fileOf('amenager'), '31');
    expect(bytes.length).toBeLessThan(AMENAGER.length * 0.75);
  });

  it('does not mind where the chunks end', async () => {
    const expected = await reducePermitCsv(chunked(AMENAGER, 1 << 20), fileOf('amenager'), '31');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (size) => {
        const csv = AMENAGER.subarray(0, AMENAGER.lastIndexOf(0x0a, 8000) + 1);
        const whole = await reducePermitCsv(chunked(csv, 1 << 20), fileOf('amenager'), '31');
        expect((await reducePermitCsv(chunked(csv, size), fileOf('amenager'), '31')).equals(whole)).toBe(
          true,
        );
      }),
      { numRuns: 20 },
    );
    expect((await reducePermitCsv(chunked(AMENAGER, 7), fileOf('amenager'), '31')).equals(expected)).toBe(
      true,
    );
  });

  it('reads quotes and separators within cells, with or without the line of descriptions or a byte order mark', async () => {
    const described = `"Code; de la commune";"Numéro";"Etat";"Section";"Parcelle";"Dénomination"\n`;
    for (const csv of [HEADER + LINE, described + HEADER + LINE, `\uFEFF${HEADER}${LINE}`]) {
      const [one] = (await reduced(csv)).numbered('03155505M0018');
      expect(one?.row).toMatchObject({ SEC_CADASTRE1: 'AM', DENOM_DEM: 'SCI "LE PARC"; TOULOUSE' });
    }
  });

  it('takes a header alone for a file without permits', async () => {
    expect([...(await reduced(HEADER)).all()]).toEqual([]);
  });

  it('counts lines it cannot read, and goes on', async () => {
    const permits = await reduced(`${HEADER}"31555";"X"\n${LINE}`);
    expect(permits.unreadable).toBe(1);
    expect([...permits.all()]).toHaveLength(1);
  });

  it.each([
    ['an empty body', ''],
    ['a page', '<html>\n<body>\nmaintenance\n</body>\n</html>\n'],
    ['JSON', '[]'],
    ['a file without the column of numbers', (HEADER + LINE).replace('NUM_PA', 'NUMERO')],
    ['a file without the column of sections', (HEADER + LINE).replace('SEC_CADASTRE1', 'SECTION')],
    ['a file cut off in mid-row', HEADER + LINE + LINE.slice(0, 30)],
    ['a file cut off at the end of a cell', HEADER + LINE + '"31555";"03155505M0019";2\n'],
    ['a file cut off before the last line feed', (HEADER + LINE).trimEnd()],
    ['a quote that is never closed', `${HEADER}"31555";"${'x'.repeat(100_000)}\n`],
  ])('refuses %s', async (_, csv) => {
    await expect(reduced(csv)).rejects.toMatchObject({ name: 'PermitTableError' });
  });

  it('passes on what breaks the stream', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from(HEADER));
      throw new Error('reset');
    }
    await expect(reducePermitCsv(broken(), fileOf('amenager'), '31')).rejects.toThrow('reset');
  });

  it('keeps any cells, control characters aside', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'aé"; \u001d\u001f\u001a,#') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), async (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = rows.map(([number, name]) =>
          ['31555', number, '2', 'AM', '493', name].map(quoted).join(';'),
        );
        const permits = await reduced(HEADER + lines.map((line) => `${line}\n`).join(''));
        const read = [...permits.all()].map(({ row }) => [row['NUM_PA'] ?? '', row['DENOM_DEM'] ?? '']);
        const plain = (text: string): string => text.replace(/[\0-\x1f]/g, ' ');
        expect(read).toEqual(rows.map(([number, name]) => [plain(number), plain(name)]));
        for (const [number] of rows) expect(permits.numbered(plain(number).trim())).not.toHaveLength(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('CommunePermits', () => {
  const sought = (idu: string) => soughtParcel({ idu, inseeCode: '31555', cityCode: '31555', area: null });

  it('finds by parcel what a reading of the whole file finds', async () => {
    const permits = await reduced(DEMOLIR, 'demolir');
    const rows = plainRows(DEMOLIR);
    for (const section of ['AB', 'BH', 'AP', 'AV', 'AC']) {
      for (const number of ['0001', '0012', '0015', '0121', '0123', '0200']) {
        const expected = rows.filter((row) =>
          [1, 2, 3].some((n) => {
            const [sec, num] = [row[`SEC_CADASTRE${n}`] ?? '', row[`NUM_CADASTRE${n}`] ?? ''];
            return (
              sec + num.padStart(4, '0') === section + number || num === section + String(Number(number))
            );
          }),
        );
        const found = permits.candidates(sought(`31555842${section}${number}`));
        expect(found.map(({ row }) => row)).toEqual(expected);
      }
    }
  });

  it('gives lines that say the same once', async () => {
    const permits = await reduced(HEADER + LINE + LINE + LINE.replace(';2;', ';6;'));
    expect(permits.numbered('03155505M0018')).toHaveLength(2);
    expect(permits.candidates(sought('31555801AM0493'))).toHaveLength(2);
    expect(permits.candidates(sought('31555801AM0049'))).toHaveLength(0);
  });
});
