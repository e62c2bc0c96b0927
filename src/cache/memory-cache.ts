import { LRUCache } from 'lru-cache';
import type { CachedResponse, ResponseCache } from './response-cache.js';

/** What an entry costs besides its body: key, headers and the cache's own bookkeeping. */
const ENTRY_OVERHEAD_BYTES = 1_024;

/** Least recently used answers leave when the bytes kept reach the limit. */
export class MemoryCache implements ResponseCache {
  private readonly entries: LRUCache<string, CachedResponse>;

  constructor(maxBytes: number) {
    this.entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (response, key) => response.body.length + key.length + ENTRY_OVERHEAD_BYTES,
    });
  }

  get bytes(): number {
    return this.entries.calculatedSize;
  }

  get(key: string): CachedResponse | undefined {
    return this.entries.get(key);
  }

  set(key: string, response: CachedResponse): void {
    this.entries.set(key, response);
  }
}
