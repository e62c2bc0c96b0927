// (c) GraphQL Mesh and Hive Gateway, from the folder that GRAPHQL_GATEWAY_DIR names and that has them installed: see
// docs/performance.md. The graph is composed of the upstreams' answers to one parcel; its question is every column.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithUs, freePort, startProcess } from '../processes/child.mjs';

const FOLDER = process.env.GRAPHQL_GATEWAY_DIR;
const CONFIG = fileURLToPath(new URL('./graphql-mesh.config.mjs', import.meta.url));

export const hasGateway = FOLDER !== undefined && FOLDER !== '';

/** @param samples what graphql-mesh.config.mjs asks the upstreams for */
export async function startGateway(upstreamEnv, samples) {
  const version = versionOf('@graphql-hive/gateway');
  const folder = mkdtempSync(join(resolve(FOLDER), 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(CONFIG, join(folder, 'mesh.config.mjs'));
  const env = { ...upstreamEnv, SAMPLES: JSON.stringify(samples), NODE_ENV: 'production' };
  const graph = join(folder, 'supergraph.graphql');
  await run(program('mesh-compose'), ['--config-path', 'mesh.config.mjs', '--output', graph], folder, env);
  const port = await freePort();
  const gateway = await startProcess(
    process.execPath,
    [program('hive-gateway'), 'supergraph', graph, '--host', '127.0.0.1', '--port', String(port)],
    { env, port, path: '/readiness', pollMs: 100 },
  );
  return { name: `(c) GraphQL Mesh, Hive Gateway ${version}`, ...gateway };
}

function installed(path) {
  const file = join(resolve(FOLDER), 'node_modules', path);
  if (!existsSync(file)) throw new Error(`GRAPHQL_GATEWAY_DIR: ${file} is missing`);
  return file;
}

const program = (name) => installed(join('.bin', name));
const versionOf = (name) => JSON.parse(readFileSync(installed(join(name, 'package.json')), 'utf8')).version;

async function run(path, args, cwd, env) {
  const child = endWithUs(
    spawn(process.execPath, [path, ...args], {
      cwd,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${path} ended with ${code}: ${said}`);
}

/** The question of one parcel, with every column that the graph has, as the body of a POST. */
export async function wholeQuestion(url, { commune, prefix, section, number, idu, references }) {
  const columns = await columnsOf(url);
  const parcel = { commune, prefix, section, number };
  const fields = [
    ['parcel', parcel],
    ...['addressLinks', 'buildings', 'plot', 'owners'].map((field) => [field, { idu }]),
    ['condominiums', { references, size: '50' }],
    ['ownersEdition', {}],
    ['condominiumsEdition', {}],
  ];
  const selections = fields.map(([field, args]) => {
    const given = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    return `${field}${given.length === 0 ? '' : `(${given.join(', ')})`} ${columns('Query', field)}`;
  });
  return JSON.stringify({ query: `{ ${selections.join('\n')} }` });
}

const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';

/** `(type, field) -> selection` of everything below a field. */
async function columnsOf(url) {
  const query = `{ __schema { types { name fields { name type { ${TYPE} } } } } }`;
  const { data } = await answerOf(url, JSON.stringify({ query }));
  const types = new Map(data.__schema.types.map(({ name, fields }) => [name, fields]));
  const named = (type) => (type.ofType ? named(type.ofType) : type.name);
  const everything = (typeName) => {
    const fields = types.get(typeName);
    if (!fields) return '';
    return `{ ${fields.map(({ name, type }) => `${name} ${everything(named(type))}`).join(' ')} }`;
  };
  return (typeName, field) => everything(named(types.get(typeName).find(({ name }) => name === field).type));
}

/** @throws where the answer has errors */
export async function answerOf(url, question) {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_HEADERS, body: question });
  const text = await answer.text();
  const body = answer.ok ? JSON.parse(text) : { errors: text };
  if (body.errors) throw new Error(`(c) answered ${JSON.stringify(body.errors).slice(0, 2_000)}`);
  return { ...body, bytes: Buffer.byteLength(text) };
}

export const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
