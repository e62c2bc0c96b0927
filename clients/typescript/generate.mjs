// Writes src/schema.ts, the types of the API, from its OpenAPI document: `npm run generate -- <URL or file>`.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';

const DEFAULT_SOURCE = 'http://localhost:3000/openapi.json';
const SCHEMA_FILE = fileURLToPath(new URL('src/schema.ts', import.meta.url));

const HEAD = `/* eslint-disable */
// Generated from the OpenAPI document of the API by generate.mjs. Changes belong there, or into the API.
`;

async function documentAt(source) {
  if (!/^https?:/.test(source)) return JSON.parse(await readFile(source, 'utf8'));
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source} answers ${response.status}`);
  return response.json();
}

/** Response headers are the same everywhere and nobody reads them by type; they would be a third of the file. */
function withoutHeaders(document) {
  const copy = structuredClone(document);
  for (const operation of Object.values(copy.paths).flatMap((path) => Object.values(path))) {
    for (const response of Object.values(operation.responses ?? {})) delete response.headers;
  }
  return copy;
}

const [source = DEFAULT_SOURCE, target = SCHEMA_FILE] = process.argv.slice(2);
const types = astToString(await openapiTS(withoutHeaders(await documentAt(source))));
const options = await prettier.resolveConfig(SCHEMA_FILE);
await writeFile(target, await prettier.format(HEAD + types, { ...options, filepath: SCHEMA_FILE }));
