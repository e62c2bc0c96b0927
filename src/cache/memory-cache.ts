import { LRUCache } from 'lru-cache';
import type { CacheKey, CachedResponse, ResponseCache } from './response-cache.js';

/** What an entry costs besides its body: key, headers and the cache's own bookkeeping. */
const ENTRY_OVERHEAD_BYTES = 2_048;

/** Least recently used answers leave when the bytes kept reach the limit. */
export class MemoryCache implements ResponseCache {
  private readonly entries: LRUCache<string, CachedResponse>;

  constructor(maxBytes: number) {
    this.entries = new LRUCache({
      maxSize: Math.floor(maxBytes),
      sizeCalculation: (response, key) => response.body.length + key.length + ENTRY_OVERHEAD_BYTES,
    });
  }

  get bytes(): number {
    return this.entries.calculatedSize;
  }

  get(key: CacheKey): Promise<CachedResponse | undefined> {
    return Promise.resolve(this.entries.get(textOf(key)));
  }

  set(key: CacheKey, response: CachedResponse): Promise<void> {
    this.entries.set(textOf(key), { ...response, body: ownBytes(response.body) });
    return Promise.resolve();
  }
}

/** Small buffers are slices of a pool that all of them would keep alive: what is kept must not be one. */
function ownBytes(body: Buffer): Buffer {
  if (body.buffer.byteLength === body.length) return body;
  const own = Buffer.allocUnsafeSlow(body.length);
  body.copy(own);
  return own;
}

function textOf({ group, id }: CacheKey): string {
  return `${group} ${id}`;
}
