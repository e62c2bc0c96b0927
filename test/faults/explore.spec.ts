import { writeFileSync, appendFileSync } from 'node:fs';
import { UPSTREAM_NAMES, type UpstreamName } from '../../src/config/upstreams.js';
import { startApp } from '../support/app.js';
import { FAULT_CASES } from './faults.js';

const ALONG: Partial<Record<UpstreamName, UpstreamName[]>> = {
  geocoder: ['cadastre'], etalabCadastre: ['cadastre', 'geocoder'], dvfApi: ['dvfFiles'], rnb: ['bdnb'],
};
const norm = (v: unknown): string => JSON.stringify(v)?.replace(/"fetchedAt":"[^"]*"/g, '"fetchedAt":""') ?? 'absent';
const elsewhere = 'http://127.0.0.2:9/';

async function cell(setup: [UpstreamName, any][]): Promise<any> {
  const server = await startApp({ REQUEST_DEADLINE_MS: '20000', RATE_LIMIT: '1000000' });
  try {
    for (const [n, f] of setup) await server.sandbox.setFault(n, f);
    const t = Date.now();
    const r = await fetch(`${server.url}/v1/properties?parcel_id=75101000AB0001`);
    const body = (await r.json()) as any;
    return { status: r.status, ms: Date.now() - t, body, calls: server.sandbox.requests(setup[0]?.[0] ?? 'geoApi').length };
  } finally { await server.close(); }
}
const OUT = '/tmp/team/matrix-explore.txt';
it('explores', async () => {
  writeFileSync(OUT, '');
  const bases = new Map<string, any>();
  const jobs: (() => Promise<void>)[] = [];
  const names = (process.env['ONLY'] ?? '').split(',').filter(Boolean);
  for (const f of FAULT_CASES) for (const u of UPSTREAM_NAMES) {
    if (names.length && !names.includes(u)) continue;
    const along = (ALONG[u] ?? []).map((n): [UpstreamName, any] => [n, { kind: 'refuse' }]);
    jobs.push(async () => {
      const key = along.map(([n]) => n).join();
      if (!bases.has(key)) bases.set(key, cell(along));
      const base = await bases.get(key);
      const o = await cell([[u, f.fault(u, elsewhere)], ...along]);
      const p = o.body.properties?.[0] ?? {}, bp = base.body.properties[0];
      const parts = Object.keys(bp).map((k) => norm(p[k]) === norm(bp[k]) ? null : p[k] === null ? `${k}=null` : `${k}~${Array.isArray(p[k]) ? p[k].length + '/' + (bp[k]?.length ?? 'null') : 'obj'}`).filter(Boolean);
      const src = o.body.meta?.sources ?? {}, bs = base.body.meta.sources;
      const rep = [...new Set([...Object.keys(src), ...Object.keys(bs)])].map((k) => norm(src[k]) === norm(bs[k]) ? null : `${k}:${src[k]?.status}${src[k]?.status === bs[k]?.status ? '*' : ''}`).filter(Boolean);
      const err = (o.body.errors ?? []).filter((e: any) => !(base.body.errors ?? []).some((b: any) => b.section === e.section && b.code===e.code)).map((e: any) => `${e.source}/${e.section} ${e.code.slice(9)} ${e.status}`);
      appendFileSync(OUT, `${u} | ${f.name} | ${o.status} ${o.ms}ms calls=${o.calls} | ${parts.join(' ')} | ${rep.join(' ')} | ${err.join('; ')}\n`);
    });
  }
  const t = Date.now();
  const slow = jobs.splice(2 * (jobs.length / FAULT_CASES.length), 3 * (jobs.length / FAULT_CASES.length));
  await Promise.all(slow.map((j) => j()).concat([...Array(4)].map(async () => { for (;;) { const j = jobs.shift(); if (!j) return; await j(); } })));
  appendFileSync(OUT, `total ${Date.now() - t}\n`);
}, 600_000);
