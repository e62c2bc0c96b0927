// Writes the collection from the OpenAPI document of the API: `node generate.mjs <URL or file> [target]`.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';

const DEFAULT_SOURCE = 'http://localhost:3000/openapi.json';
const COLLECTION_FILE = fileURLToPath(new URL('deepcity.postman_collection.json', import.meta.url));
const FORMAT = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

async function documentAt(source) {
  if (!/^https?:/.test(source)) return JSON.parse(await readFile(source, 'utf8'));
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source} answers ${response.status}`);
  return response.json();
}

/** A value that a schema allows: its example, else its default, else one made of its parts. */
function exampleOf(schema = {}) {
  const { examples, example, default: fallback, const: only, enum: values } = schema;
  const given = [examples?.[0], example, fallback, only, values?.[0]].find((value) => value !== undefined);
  if (given !== undefined) return given;
  const variant = (schema.oneOf ?? schema.anyOf)?.[0];
  if (variant !== undefined) return exampleOf(variant);
  if (schema.properties !== undefined) {
    const names = schema.required ?? Object.keys(schema.properties);
    return Object.fromEntries(names.map((name) => [name, exampleOf(schema.properties[name])]));
  }
  return schema.items === undefined ? undefined : [exampleOf(schema.items)];
}

function exampleOfParameter({ example, examples, schema }) {
  return example ?? Object.values(examples ?? {})[0]?.value ?? exampleOf(schema);
}

function textOf(value) {
  if (value === undefined) return '';
  return Array.isArray(value) ? value.join(',') : String(value);
}

const entry = (parameter, disabled) => ({
  key: parameter.name,
  value: textOf(exampleOfParameter(parameter)),
  ...(parameter.description === undefined ? {} : { description: parameter.description }),
  ...(disabled ? { disabled: true } : {}),
});

/** Optional parameters are there, switched off; where none is required, the first that has an example is on. */
function queryOf(parameters, needsOne) {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const required = query.filter((parameter) => parameter.required);
  const hasExample = (parameter) =>
    [parameter.example, parameter.examples, parameter.schema?.examples].some((value) => value !== undefined);
  const first = needsOne && required.length === 0 ? query.find(hasExample) : undefined;
  return query.map((parameter) => entry(parameter, !parameter.required && parameter !== first));
}

function bodyOf(requestBody) {
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (content === undefined) return {};
  const example =
    content.example ?? Object.values(content.examples ?? {})[0]?.value ?? exampleOf(content.schema);
  const isJson = type === 'application/json';
  return {
    header: { key: 'Content-Type', value: type },
    body: {
      mode: 'raw',
      raw: isJson ? JSON.stringify(example ?? {}, null, 2) : textOf(example),
      options: { raw: { language: isJson ? 'json' : 'text' } },
    },
  };
}

function requestOf(path, method, { summary, description, parameters = [], requestBody }) {
  const variable = parameters.filter((one) => one.in === 'path').map((one) => entry(one, false));
  const { header, body } = bodyOf(requestBody);
  const query = queryOf(parameters, variable.length === 0 && body === undefined);
  const sent = query.filter(({ disabled }) => disabled !== true);
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => segment.replace(/^\{(.+)\}$/, ':$1'));
  const search = sent.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`).join('&');
  return {
    method: method.toUpperCase(),
    header: [
      ...(header === undefined ? [] : [header]),
      ...parameters.filter((one) => one.in === 'header').map((one) => entry(one, !one.required)),
    ],
    ...(body === undefined ? {} : { body }),
    url: {
      raw: `{{baseUrl}}/${segments.join('/')}${search === '' ? '' : `?${search}`}`,
      host: ['{{baseUrl}}'],
      path: segments,
      ...(query.length === 0 ? {} : { query }),
      ...(variable.length === 0 ? {} : { variable }),
    },
    description: [summary, description].filter((text) => text !== undefined && text !== '').join('\n\n'),
  };
}

function collectionOf({ info, tags = [], paths }) {
  const folders = new Map(tags.map(({ name, description }) => [name, { name, description, item: [] }]));
  for (const [path, operations] of Object.entries(paths)) {
    for (const method of METHODS.filter((name) => operations[name] !== undefined)) {
      const operation = operations[method];
      const tag = operation.tags?.[0] ?? 'other';
      if (!folders.has(tag)) folders.set(tag, { name: tag, item: [] });
      const name = `${method.toUpperCase()} ${path}`;
      folders.get(tag).item.push({ name, request: requestOf(path, method, operation), response: [] });
    }
  }
  return {
    info: { name: info.title, description: info.description, version: info.version, schema: FORMAT },
    item: [...folders.values()].filter(({ item }) => item.length > 0),
    variable: [{ key: 'baseUrl', value: 'http://localhost:3000' }],
  };
}

const [source = DEFAULT_SOURCE, target = COLLECTION_FILE] = process.argv.slice(2);
const text = JSON.stringify(collectionOf(await documentAt(source)));
const options = await prettier.resolveConfig(COLLECTION_FILE);
await writeFile(target, await prettier.format(text, { ...options, filepath: COLLECTION_FILE }));
