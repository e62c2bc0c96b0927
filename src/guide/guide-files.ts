import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { etagOf } from '../http/etag.js';

/** A file of the built guide, ready to be sent. */
export interface GuideFile {
  readonly body: Buffer;
  readonly etag: string;
  readonly type: string;
  readonly cacheControl: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};
/** Their names hold a digest of their content. */
const HASHED = /^assets\/.+\.[0-9a-f]{10}\.\w+$/;
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_A_WHILE = 'public, max-age=3600';

/** The files of a folder by their path, read when first asked for. Only what was there at the start is served. */
export class GuideFiles {
  private readonly paths: ReadonlySet<string>;
  private readonly read = new Map<string, GuideFile>();

  /** @param folder need not exist: then there are no files */
  constructor(private readonly folder: string) {
    this.paths = new Set(pathsIn(folder));
  }

  get isBuilt(): boolean {
    return this.paths.has('index.html');
  }

  /** @param path below the folder, with slashes; a folder's stands for its index.html */
  find(path: string): GuideFile | undefined {
    const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!this.paths.has(name)) return undefined;
    const known = this.read.get(name);
    if (known !== undefined) return known;
    const body = readFileSync(join(this.folder, name));
    const file = {
      body,
      etag: etagOf(body),
      type: TYPES[extname(name)] ?? 'application/octet-stream',
      cacheControl: HASHED.test(name) ? FOR_EVER : FOR_A_WHILE,
    };
    this.read.set(name, file);
    return file;
  }
}

function pathsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}
