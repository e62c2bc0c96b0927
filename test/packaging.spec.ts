import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../src/config/version.js';
import { SETTING_ROWS } from '../src/config/settings.js';

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), 'utf8');

function markdownIn(folder: string, recursive: boolean): string[] {
  return readdirSync(join(PACKAGE_ROOT, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

interface Service {
  readonly command?: string;
  readonly env_file?: unknown;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly read_only?: boolean;
  readonly stop_grace_period?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<
    Record<string, { readonly ipam?: { readonly config: { readonly subnet: string }[] } }>
  >;
}

describe('the command `deepcity`', () => {
  const { bin, scripts } = JSON.parse(read('package.json')) as {
    bin: { deepcity: string };
    scripts: Record<string, string>;
  };

  it('is a script of the package, which needs neither a build nor development packages', () => {
    expect(scripts['deepcity']).toBe(`node ${bin.deepcity}`);
    const source = bin.deepcity.replace(/^dist\//, '').replace(/\.js$/, '.ts');
    expect(existsSync(join(PACKAGE_ROOT, source))).toBe(true);
  });

  // npx links the package first, and with that builds it anew, or fails where nothing is there to build it.
  it('is started by no page with npx', () => {
    const pages = [
      ...markdownIn('.', false),
      ...['docs', 'examples', 'sandbox', 'clients'].flatMap((folder) => markdownIn(folder, true)),
    ];
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/batch.md']));
    expect(pages.filter((page) => /npx deepcity/.test(read(page)))).toEqual([]);
    for (const page of ['README.md', 'docs/batch.md'])
      expect(read(page)).toContain('npm run deepcity -- batch');
  });
});

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
  const { services } = compose;
  const instances = ['deepcity', 'deepcity-1', 'deepcity-2'];

  it('runs the server alone by default, the rest in the profile `scaled`', () => {
    const plain = Object.keys(services).filter((name) => services[name]?.profiles === undefined);
    expect(plain).toEqual(['deepcity']);
    const scaled = Object.keys(services).filter((name) => services[name]?.profiles?.includes('scaled'));
    expect(scaled.sort()).toEqual(['deepcity-1', 'deepcity-2', 'proxy', 'redis']);
  });

  it('names only volumes, networks and services that it declares', () => {
    for (const { volumes = [], networks = [], depends_on = {} } of Object.values(services)) {
      const named = volumes
        .map((volume) => volume.split(':')[0] ?? '')
        .filter((name) => !name.startsWith('.'));
      for (const name of named) expect(compose.volumes).toHaveProperty(name);
      for (const name of networks) expect(compose.networks).toHaveProperty(name);
      for (const name of Object.keys(depends_on)) expect(services).toHaveProperty(name);
    }
  });

  it.each(instances)(
    '%s sets only variables there are, writes only its volume, and has time to stop',
    (name) => {
      const { environment = {}, volumes, read_only, stop_grace_period } = services[name] ?? {};
      const variables = Object.values(SETTING_ROWS).map(({ variable }) => variable);
      expect(variables).toEqual(expect.arrayContaining(Object.keys(environment)));
      expect(read_only).toBe(true);
      expect(volumes).toEqual([expect.stringMatching(/^data(-\d)?:\/data$/)]);
      const needed =
        Number(environment['SHUTDOWN_DELAY_MS'] ?? 0) + Number(SETTING_ROWS.shutdownGraceMs.fallback);
      expect(Number.parseInt(stop_grace_period ?? '0') * 1_000).toBeGreaterThan(needed);
    },
  );

  it.each(instances)('%s takes every setting from .env, but what this file counts on', (name) => {
    const { env_file, environment } = services[name] ?? {};
    expect(env_file).toEqual([{ path: '.env', required: false }]);
    const [, port, folder] = /PORT=(\d+) DATA_DIR=(\S+)/.exec(read('Dockerfile')) ?? [];
    expect(environment).toMatchObject({ PORT: Number(port), DATA_DIR: folder });
  });

  it('lets of Redis go what decision 8 says', () => {
    const [, policy] = /--maxmemory-policy (\S+)/.exec(services['redis']?.command ?? '') ?? [];
    const decision = read('docs/decisions/0008-redis-lua-sliding-window.md');
    expect(decision.match(/\b(?:volatile|allkeys)-\w+|\bnoeviction\b/g)).toEqual([policy]);
  });

  it('trusts the network of the proxy and no other', () => {
    const subnet = compose.networks['scaled']?.ipam?.config[0]?.subnet;
    for (const name of ['deepcity-1', 'deepcity-2']) {
      expect(services[name]?.environment?.['TRUST_PROXY']).toBe(subnet);
      expect(services[name]?.networks).toEqual(['scaled']);
    }
  });

  it('puts both instances behind nginx', () => {
    const servers = [...read('deploy/nginx.conf').matchAll(/^\s+server (\S+):3000/gm)].map(
      ([, host]) => host,
    );
    expect(servers).toEqual(['deepcity-1', 'deepcity-2']);
    expect(read('deploy/nginx.conf')).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  });
});

describe('Dockerfile', () => {
  const stage =
    read('Dockerfile')
      .split(/^FROM /m)
      .at(-1) ?? '';

  it('runs without root on Node 24, with a health check and a folder that survives', () => {
    expect(stage).toMatch(/^node:24/);
    expect(stage).toMatch(/^USER node$/m);
    expect(stage).toMatch(/^HEALTHCHECK/m);
    expect(stage).toMatch(/DATA_DIR=\/data/);
    expect(stage).toMatch(/^VOLUME \/data$/m);
    expect(stage.indexOf('install -d -o node')).toBeLessThan(stage.indexOf('USER node'));
  });
});
