import fc from 'fast-check';
import { CsvFormatError, readCsv } from './csv.js';

async function read(bytes: Buffer, chunkLength = bytes.length): Promise<string[][]> {
  const records: string[][] = [];
  await readCsv(chunksOf(bytes, chunkLength), (cells) => records.push([...cells]));
  return records;
}

async function* chunksOf(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) {
    yield await Promise.resolve(bytes.subarray(at, at + length));
  }
}

describe('readCsv', () => {
  it('reads bare and quoted cells, doubled quotes, commas and line feeds between quotes', async () => {
    const text = 'a,b,c\n1,"x, ""y""\nz",3\n,,\n';
    expect(await read(Buffer.from(text))).toEqual([
      ['a', 'b', 'c'],
      ['1', 'x, "y"\nz', '3'],
      ['', '', ''],
    ]);
  });

  it('takes a byte order mark, CRLF, blank lines and a last line without end', async () => {
    expect(await read(Buffer.from('\uFEFFa,b\r\n\r\n1,2\r\n3,4'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('gives the same whatever the chunks, also cut within a character', async () => {
    const cell = fc.stringMatching(/^[a-zé€,"\n 0-9]{0,6}$/u);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 20 }), async (rows, length) => {
        const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const bytes = Buffer.from(quoted.join('\n'));
        expect(await read(bytes, length)).toEqual(rows);
      }),
    );
  });

  it.each([
    ['a quote that is never closed', 'a,b\n1,"2\n'],
    ['a quote in the middle of a bare cell', 'a,b\n1,2"x"\n'],
  ])('refuses %s', async (_, text) => {
    await expect(read(Buffer.from(text))).rejects.toBeInstanceOf(CsvFormatError);
  });

  it('does not keep a whole file in wait for a closing quote', async () => {
    const endless = Buffer.from(`a,b\n1,"${'x\n'.repeat(400_000)}`);
    await expect(read(endless, 65_536)).rejects.toBeInstanceOf(CsvFormatError);
  });

  it('passes on what breaks the stream', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('a,b\n'));
      throw new Error('connection reset');
    }
    await expect(readCsv(broken(), () => undefined)).rejects.toThrow('connection reset');
  });
});
