import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from './content-encoding.js';

/** Below this, compressing costs more than it saves. */
export const COMPRESS_FROM_BYTES = 1_024;

/** Beyond it, JSON of ours gets hardly smaller, and takes much longer. */
const BROTLI_QUALITY = 5;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const COMPRESS: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => gzipped(body),
};

/**
 * A body and its compressed forms. Each is made, off the main thread, when it is first asked for, and kept: whoever
 * asks again gets bytes that are there.
 */
export class EncodedBody {
  private readonly forms = new Map<Encoding, Buffer | Promise<Buffer>>();

  /** @param onGrown called when another form is kept */
  constructor(
    readonly plain: Buffer,
    private readonly onGrown: () => void = () => undefined,
  ) {}

  /** Of all forms that are kept. */
  get bytes(): number {
    let bytes = this.plain.length;
    for (const form of this.forms.values()) if (Buffer.isBuffer(form)) bytes += form.length;
    return bytes;
  }

  get isWorthCompressing(): boolean {
    return this.plain.length >= COMPRESS_FROM_BYTES;
  }

  in(encoding: Encoding): Buffer | Promise<Buffer> {
    const known = this.forms.get(encoding);
    if (known !== undefined) return known;
    const made = COMPRESS[encoding](this.plain).then((form) => {
      this.forms.set(encoding, form);
      this.onGrown();
      return form;
    });
    this.forms.set(encoding, made);
    // The next one that asks tries again.
    made.catch(() => this.forms.delete(encoding));
    return made;
  }
}
