import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SETTING_ROWS } from '../src/config/settings.js';
import { BUDGETS, UPSTREAMS } from '../src/config/upstreams.js';
import { PACKAGE_ROOT } from '../src/config/version.js';
import { type TestApp, startApp } from './support/app.js';

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), 'utf8');
/** A table's row without its padding. */
const bare = (line: string): string => line.replace(/\s*\|\s*/g, '|').trim();
const row = (...cells: (string | number)[]): string => `|${cells.join('|')}|`;

describe('docs/operations.md', () => {
  const lines = read('docs/operations.md').split('\n').map(bare);

  it.each(Object.values(SETTING_ROWS).map((setting) => [setting.variable, setting] as const))(
    'has the row of %s',
    (variable, { fallback, reason }) => {
      expect(lines).toContain(row(`\`${variable}\``, fallback === '' ? '' : `\`${fallback}\``, reason));
    },
  );

  it.each(Object.values(UPSTREAMS).map((upstream) => [upstream.variable, upstream] as const))(
    'has the row of %s, with the limits that are kept',
    (variable, { baseUrl, budget, timeoutMs, freshMs }) => {
      const { perSecond, concurrency } = BUDGETS[budget];
      const days = freshMs / 86_400_000;
      expect(lines).toContain(
        row(`\`${variable}\``, baseUrl, budget, perSecond, concurrency, timeoutMs / 1_000, days),
      );
    },
  );
});

describe('alerts and dashboard', () => {
  let server: TestApp;
  let known: Set<string>;

  beforeAll(async () => {
    server = await startApp();
    const text = await (await fetch(`${server.url}/metrics`)).text();
    known = new Set(
      [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
      ),
    );
  });
  afterAll(() => server.close());

  it.each(['deploy/prometheus-alerts.yml', 'deploy/grafana-dashboard.json'])(
    '%s names only metrics there are',
    (path) => {
      const text = read(path);
      // Descriptions may name a histogram by its own name; expressions may not.
      const expressions = path.endsWith('.json')
        ? [...text.matchAll(/"(?:expr|query)": "(.*)"/g)].map(([, expr = '']) => expr)
        : (parse(text) as { groups: { rules: { expr: string }[] }[] }).groups.flatMap(({ rules }) =>
            rules.map(({ expr }) => expr),
          );
      const named = new Set(expressions.join('\n').match(/\b(deepcity|process|nodejs)_\w+/g));
      expect(named.size).toBeGreaterThan(4);
      for (const name of named) expect(known).toContain(name);
    },
  );
});
