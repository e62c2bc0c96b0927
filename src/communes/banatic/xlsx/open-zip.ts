import type { Readable } from 'node:stream';
import { type Entry, openPromise } from 'yauzl';

/** The parts of an XLSX file, read as streams in any order. */
export interface ZipParts {
  /** Path of a part -> its size unpacked, in bytes. */
  readonly sizes: ReadonlyMap<string, number>;
  /** @throws when there is no such part or it is damaged */
  readonly text: (path: string) => AsyncIterable<string>;
  readonly close: () => void;
}

/** @throws when the file cannot be read or is no ZIP archive */
export async function openZip(path: string): Promise<ZipParts> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    zip.close();
    throw error;
  }
  return {
    sizes: new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize])),
    text: async function* (name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`there is no ${name} in it`);
      const stream: Readable = await zip.openReadStreamPromise(entry);
      const decoder = new TextDecoder('utf-8');
      for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
      yield decoder.decode();
    },
    close: () => zip.close(),
  };
}
