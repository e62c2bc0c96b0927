import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { MistakeError } from './mistake.js';
import { OutputFile } from './output-file.js';
import { type OutputFormat, formatOf } from './output-format.js';
import { pendingOf } from './pending.js';
import type { Result } from './result.js';

const ENDINGS = ['.ndjson', '.csv', '.geojson'];
const check = (): void => undefined;

const RESULTS: readonly Result[] = ['é', 'a"b,c\nd', '75101000AB0001'].map((parcelId, index): Result => {
  if (index === 0) return { index, parcelId, status: 400, error: { message: 'not an\nid, "é"' } };
  const document = { properties: [{ cadastral: { id: `id ${index}`, geometry: null } }] };
  return { index, parcelId, status: 200, answer: { text: JSON.stringify(document), document } };
});
const IDS = RESULTS.map(({ parcelId }) => parcelId.replace(/\s+/g, ' '));
const results = RESULTS.map((result, index) => ({ ...result, parcelId: IDS[index] ?? '' }));

describe.each(ENDINGS)('a file of results: %s', (ending) => {
  const folder = mkdtempSync(join(tmpdir(), 'deepcity-'));
  const path = join(folder, `out${ending}`);
  const format = formatOf(path) as OutputFormat;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => rmSync(path, { force: true }));

  const writeRest = async (): Promise<number> => {
    const { file, done } = await OutputFile.open(path, format, { check });
    const left = pendingOf(IDS, done) ?? [];
    for (const { index } of left) file.write(results[index] as Result);
    file.close();
    return left.length;
  };

  it('is whole again wherever it was cut off', async () => {
    await writeRest();
    const whole = readFileSync(path);
    // Around each end of a line every byte, elsewhere some.
    const nearEnd = (at: number): boolean => whole.subarray(Math.max(0, at - 2), at + 2).includes(0x0a);
    for (let size = 0; size <= whole.length; size += 1) {
      if (size % 17 !== 0 && !nearEnd(size)) continue;
      writeFileSync(path, whole);
      truncateSync(path, size);
      await writeRest();
      expect(readFileSync(path).toString()).toBe(whole.toString());
    }
    expect(await writeRest()).toBe(0);
  });

  it('can be read by others', async () => {
    await writeRest();
    const text = readFileSync(path, 'utf8');
    const ids =
      ending === '.csv'
        ? parse<{ parcelId: string }>(text, { columns: true }).map(({ parcelId }) => parcelId)
        : ending === '.ndjson'
          ? text
              .trimEnd()
              .split('\n')
              .map((line) => (JSON.parse(line) as { parcelId: string }).parcelId)
          : (JSON.parse(text) as { features: { properties: { parcelId: string } }[] }).features.map(
              ({ properties }) => properties.parcelId,
            );
    expect(ids).toEqual(IDS);
  });

  it('gives up lines that are to be had anew, and only those', async () => {
    await writeRest();
    const { file, done } = await OutputFile.open(path, format, {
      check,
      keep: ({ status }) => status === 200,
    });
    file.close();
    expect(done.map(({ index }) => index)).toEqual([1, 2]);
    expect(existsSync(`${path}.tmp`)).toBe(false);
    expect(await writeRest()).toBe(1);
    expect((await OutputFile.open(path, format, { check })).done).toHaveLength(3);
  });

  it.each(['hello', 'hello\n', '{"a":1}\n', '\n'])('that holds %j is left as it is', async (text) => {
    writeFileSync(path, text);
    await expect(OutputFile.open(path, format, { check })).rejects.toThrow(MistakeError);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('with a strange line among its own is left as it is', async () => {
    await writeRest();
    const text = `${readFileSync(path, 'utf8').split('\n')[0]}\nhello\n`;
    writeFileSync(path, text);
    await expect(OutputFile.open(path, format, { check })).rejects.toThrow(/Line 2/);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('that is refused is left as it is', async () => {
    await writeRest();
    const text = readFileSync(path, 'utf8').slice(0, -5);
    writeFileSync(path, text);
    const refuse = (): void => {
      throw new MistakeError('no');
    };
    await expect(OutputFile.open(path, format, { check: refuse, keep: () => false })).rejects.toThrow('no');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('NDJSON', () => {
  it("keeps the server's text, on one line", () => {
    const format = formatOf('x.NDJSON') as OutputFormat;
    const document = { properties: [] };
    const line = (text: string): string =>
      format.line({ index: 0, parcelId: 'a', status: 200, answer: { text, document } }, true);
    expect(line('{"properties": []}')).toBe(
      '{"index":0,"parcelId":"a","status":200,"answer":{"properties": []}}',
    );
    expect(line('{\n "properties": []\n}')).toBe(
      '{"index":0,"parcelId":"a","status":200,"answer":{"properties":[]}}',
    );
  });
});
