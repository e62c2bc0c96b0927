import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableUnder } from '../test/support/markdown.js';
import { UPSTREAM_NAMES, type UpstreamName } from '../src/config/upstreams.js';
import { dataFolder } from './data-folder.js';
import { type Sandbox, startSandbox } from './sandbox.js';

const page = readFileSync(join(dataFolder(), '..', 'README.md'), 'utf8');

describe('the settings in the README', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());

  /** What a simulator answers to a setting that it does not have. */
  const settingsOf = (upstream: UpstreamName): string[] => {
    try {
      sandbox.configure(upstream, { '?': 0 });
    } catch (error) {
      return /there are (.+)$/.exec((error as Error).message)?.[1]?.split(', ') ?? [];
    }
    throw new Error(`${upstream} takes any setting`);
  };
  // The first table of the chapter is that of faults.
  const rows = tableUnder(
    page.slice(page.indexOf('Switches of single simulators')).replace(/^/, '# S\n'),
    'S',
  );

  it('are all there are', () => {
    const known = UPSTREAM_NAMES.flatMap((name) => settingsOf(name).map((setting) => `${name} ${setting}`));
    expect(rows.map(([upstream, setting]) => `${upstream} ${setting}`).sort()).toEqual(known.sort());
    expect(known.length).toBeGreaterThan(10);
  });

  it.each(rows)('%s %s takes what is said to be its default', (upstream, setting = '', value = '') => {
    sandbox.configure(upstream as UpstreamName, { [setting]: JSON.parse(value) as unknown });
  });
});
