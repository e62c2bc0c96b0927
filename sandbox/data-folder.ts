import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let folder: string | undefined;

/** `sandbox/data` of the project, from the sources as from `dist`: beside the nearest package.json above. */
export function dataFolder(): string {
  folder ??= join(projectRoot(dirname(fileURLToPath(import.meta.url))), 'sandbox', 'data');
  return folder;
}

/** Path of a recorded file, e.g. `dataPath('cadastre', 'parcelles.json')`. */
export function dataPath(...parts: readonly string[]): string {
  return join(dataFolder(), ...parts);
}

/** Reads a recorded JSON file at its first use and keeps it. */
export function lazyJson<T>(...parts: readonly string[]): () => T {
  let value: { readonly data: T } | undefined;
  return () => (value ??= { data: JSON.parse(readFileSync(dataPath(...parts), 'utf8')) as T }).data;
}

export function projectRoot(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
    if (dirname(at) === at) throw new Error(`no package.json above ${from}`);
  }
}
