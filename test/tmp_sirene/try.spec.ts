import { readFileSync } from 'node:fs';
import { sourceOnSandbox } from '../support/source.js';
import { callContext } from '../support/upstream.js';
import { SireneModule } from '../../src/sources/sirene/sirene.module.js';
import { SireneService } from '../../src/sources/sirene/sirene.service.js';
const A = JSON.parse(readFileSync('sandbox/data/ban/addresses.json','utf8'));
const P = JSON.parse(readFileSync('sandbox/data/cadastre/parcelles.json','utf8'));
const fs = Array.isArray(P)?P:P.features;
const by: Record<string,string[]> = {
 '75101000AB0001':['75101_1234_00001','75101_1234_00001_bis','75101_1234_00003','75101_4321_00002','75101_4321_00004'],
 '75107000BQ0003':['75107_8909_00020'],'75111000BR0052':['75111_6507_00003'],'75115000DE0073':['75115_5886_00022','75115_5886_00024','75115_5886_00026'],
 '75115000DH0022':['75115_9070_00078','75115_9070_00076_bis','75115_1784_00004','75115_1784_00006','75115_0157_00009'],
 '64547000AN0512':['64547_0174_00018'],'44109000EN0204':['44109_3690_00001'],'480120240A0610':['48012_c057_05279'],'28390000ZT0002':[]};
it('x', async () => {
  const s = await sourceOnSandbox(SireneModule, SireneService);
  for (const [idu, ids] of Object.entries(by)) {
    const f = fs.find((x:any)=>x.properties.idu===idu);
    const addresses = ids.map(id=>A.find((a:any)=>a.id===id)).map((a:any)=>({id:a.id,houseNumber:a.suffixe?`${a.numero} ${a.suffixe}`:String(a.numero),street:a.nomVoie,postalCode:a.codePostal,city:a.nomCommune,cityCode:a.codeCommune,coordinates:[a.lon,a.lat]}));
    s.sandbox.resetRequests();
    const r = await s.service.occupants({idu,inseeCode:idu.slice(0,5),geometry:f.geometry,addresses} as never, callContext());
    console.log(idu, JSON.stringify(r.report), '\n'+r.data.map(o=>[o.siren,o.name,o.address,o.isClosed,o.matchQuality,o.matchDistance,o.matchedAddressId,o.matchingEstablishments.length].join(' | ')).join('\n'), '\n'+s.sandbox.requests('sirene').map(q=>q.status+' '+q.target).join('\n'));
  }
  const c = await s.service.companies(['356000000','U21684704','130025265','552032534'], callContext());
  console.log(JSON.stringify(c.report), JSON.stringify(c.data.get('130025265')));
  await s.close();
});
