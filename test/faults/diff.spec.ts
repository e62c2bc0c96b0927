import { startApp } from '../support/app.js';
import { FAULT_CASES } from './faults.js';
import { writeFileSync, appendFileSync } from 'node:fs';
const P='/tmp/team/diff.txt';
async function get(u?: any, f?: any) {
  const s = await startApp({ REQUEST_DEADLINE_MS: '25000' });
  if (u) await s.sandbox.setFault(u, f);
  const r = await (await fetch(`${s.url}/v1/properties?parcel_id=75101000AB0001`)).json() as any;
  await s.close(); return r;
}
function diff(a: any, b: any, p: string, out: string[]): void {
  if (JSON.stringify(a) === JSON.stringify(b) || /fetchedAt$/.test(p)) return;
  if (a && b && typeof a === 'object' && typeof b === 'object') { for (const k of new Set([...Object.keys(a), ...Object.keys(b)])) diff(a[k], b[k], `${p}.${k}`, out); return; }
  out.push(`${p}: ${JSON.stringify(a)?.slice(0, 120)} -> ${JSON.stringify(b)?.slice(0, 160)}`);
}
it('d', async () => {
  writeFileSync(P, '');
  const base = await get();
  const lat = FAULT_CASES.find((f) => f.name === '5 s latency')!;
  for (const [u, n] of [['gpu','field gone'],['dpe','field gone'],['wfs','type changed'],['bodacc','field gone'],['gpu','403'],['sitadel','field gone']] as any) {
    const f = FAULT_CASES.find((x) => x.name === n)!;
    const out: string[] = []; diff(base, await get(u, f.fault(u, '')), '', out);
    appendFileSync(P, `## ${u} ${n}\n${out.slice(0, 14).join('\n')}\n...${out.length}\n`);
  }
  await Promise.all(['sitadel','tabular','gpu','dvfApi'].map(async (u: any) => { const out: string[] = []; diff(base, await get(u, lat.fault(u, '')), '', out);
    appendFileSync(P, `## ${u} latency\n${out.slice(0, 14).join('\n')}\n...${out.length}\n`);}));
}, 100000);
