import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** In the order of preference; the build writes both beside each file that gains by it. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

export interface WebFile {
  readonly type: string;
  readonly body: Buffer;
  /** Content-Encoding of the body; undefined: as it is. */
  readonly encoding: string | undefined;
}

interface KnownFile {
  readonly type: string;
  readonly encodings: ReadonlySet<string>;
}

const ASSETS = 'assets';

/** The files that the build of the page wrote. What is not among them cannot be asked for, whatever the path says. */
export class WebFiles {
  private readonly known = new Map<string, KnownFile>();

  constructor(private readonly folder: string) {
    const names = existsSync(join(folder, ASSETS)) ? readdirSync(join(folder, ASSETS)) : [];
    for (const name of names) {
      const type = TYPES[extname(name)];
      if (type === undefined) continue;
      const encodings = ENCODINGS.filter(([, ending]) => names.includes(`${name}${ending}`));
      this.known.set(name, { type, encodings: new Set(encodings.map(([encoding]) => encoding)) });
    }
  }

  /** The page as it was built; undefined when it was not. */
  page(): string | undefined {
    const path = join(this.folder, 'index.html');
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  /**
   * A file under `assets/`, compressed where the client takes it so; undefined when there is none.
   * @param accepts the request's Accept-Encoding
   */
  async asset(name: string, accepts: string | undefined): Promise<WebFile | undefined> {
    const file = this.known.get(name);
    if (file === undefined) return undefined;
    const [encoding, ending] = ENCODINGS.find(
      ([one]) => file.encodings.has(one) && isAccepted(one, accepts ?? ''),
    ) ?? [undefined, ''];
    return { type: file.type, encoding, body: await readFile(join(this.folder, ASSETS, `${name}${ending}`)) };
  }
}

/** Whether an Accept-Encoding names a coding, and not with `q=0`. */
function isAccepted(encoding: string, accepts: string): boolean {
  return accepts.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  });
}
