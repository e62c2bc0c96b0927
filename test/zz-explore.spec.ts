import { startSandbox } from '../sandbox/sandbox.js';
import { sandboxParcels } from '../sandbox/parcels.js';
import { createUpstream, callContext } from './support/upstream.js';
import { BanService } from '../src/sources/ban/ban.service.js';
import { BanClient } from '../src/sources/ban/ban.client.js';
import { BanPlusClient } from '../src/sources/ban/ban-plus.client.js';
import { AddressResolver } from '../src/sources/ban/address-resolver.js';
import { RnbService } from '../src/sources/rnb/rnb.service.js';
import { RnbClient } from '../src/sources/rnb/rnb.client.js';
import { readFileSync } from 'node:fs';
import { parseMultiPolygon } from '../src/geometry/parse-polygons.js';
it('x', async () => {
  const sandbox = await startSandbox({limits:false});
  const up = await createUpstream(sandbox.env);
  const ban = new BanClient(up.client);
  const service = new BanService(ban, new BanPlusClient(up.client), new AddressResolver(ban));
  const rnb = new RnbService(new RnbClient(up.client));
  const rows = JSON.parse(readFileSync('sandbox/data/cadastre/parcelles.json','utf8')).features;
  for (const { id } of sandboxParcels()) {
    const f = rows.find((r: any) => r.properties.idu === id);
    const geometry = parseMultiPolygon(f?.geometry);
    if (!geometry) { console.log(id, 'no geometry'); continue; }
    for (const bdnb of [{ keys: [] }, null]) {
    const ctx = callContext();
    const out = await service.addresses({ parcel: { idu: id, inseeCode: id.slice(0,5), geometry }, bdnb, links: service.links([id], ctx), plot: async () => (await rnb.plot(id, ctx)).data }, ctx);
    console.log(id, bdnb === null, out.report, out.data.map((a) => [a.id, a.label, a.matchMethods.join('+'), a.distance, a.coordinates].join(' | ')), ctx.networkCalls());
    if (id === '75101000AB0001' && bdnb) console.log(out.data[0], (await rnb.plot(id, ctx)).data.buildings[0]);
    }
  }
  await up.close(); await sandbox.close();
});
