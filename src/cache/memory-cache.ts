import { LRUCache } from 'lru-cache';
import type { CacheKey, CachedResponse, ResponseCache } from './response-cache.js';
import { decodeResponse, encodeResponse } from './response-codec.js';

/** What an entry costs besides its bytes and its key, in resident memory: bookkeeping of buffer, allocator and cache. */
const ENTRY_OVERHEAD_BYTES = 2_048;

/**
 * Least recently used answers leave when the bytes kept reach the limit. Each is one buffer: as objects, tens of thousands
 * of heads would be looked at by every collection of garbage.
 */
export class MemoryCache implements ResponseCache {
  private readonly entries: LRUCache<string, Buffer>;

  constructor(maxBytes: number) {
    this.entries = new LRUCache({
      maxSize: Math.floor(maxBytes),
      sizeCalculation: (stored, key) => stored.length + key.length + ENTRY_OVERHEAD_BYTES,
    });
  }

  get bytes(): number {
    return this.entries.calculatedSize;
  }

  get(key: CacheKey): Promise<CachedResponse | undefined> {
    const stored = this.entries.get(textOf(key));
    return Promise.resolve(stored === undefined ? undefined : decodeResponse(stored));
  }

  set(key: CacheKey, response: CachedResponse): Promise<void> {
    this.entries.set(textOf(key), encodeResponse(response));
    return Promise.resolve();
  }
}

function textOf({ group, id }: CacheKey): string {
  return `${group} ${id}`;
}
