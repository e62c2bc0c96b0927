import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { EncodedBody } from './encoded-body.js';

const TEXT = Buffer.from(JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ index }))));

describe('EncodedBody', () => {
  it('is the same in every form', async () => {
    const body = new EncodedBody(TEXT);
    expect(brotliDecompressSync(await body.in('br'))).toEqual(TEXT);
    expect(gunzipSync(await body.in('gzip'))).toEqual(TEXT);
  });

  it('makes each form once, and tells what it holds', async () => {
    let grown = 0;
    const body = new EncodedBody(TEXT, () => (grown += 1));
    expect(body.bytes).toBe(TEXT.length);
    const [one, other] = await Promise.all([body.in('br'), body.in('br')]);
    expect(other).toBe(one);
    expect(body.in('br')).toBe(one);
    expect(grown).toBe(1);
    expect(body.bytes).toBe(TEXT.length + one.length);
  });

  it('leaves what is small alone', () => {
    expect(new EncodedBody(Buffer.alloc(1_023)).isWorthCompressing).toBe(false);
    expect(new EncodedBody(Buffer.alloc(1_024)).isWorthCompressing).toBe(true);
  });
});
