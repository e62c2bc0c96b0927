import { sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { SitadelModule } from './sitadel.module.js';
import { SitadelService } from './sitadel.service.js';
it('x', async () => {
  const s = await sourceOnSandbox(SitadelModule, SitadelService);
  const ex = [['1','Rue Example'],['1 bis','Rue Example'],['3','Rue Example'],['2',"Passage de l'Essai"],['4',"Passage de l'Essai"]].map(([houseNumber, street]) => ({houseNumber, street, postalCode:'75001', city:'Paris', cityCode:'75101'}));
  const all: [string, string, number|null, object[]][] = [['75101000AB0001','75056',1234,ex],['75107000BQ0003','75056',8215,[]],['75111000BR0052','75056',406,[]],['75115000DE0073','75056',1050,[]],['75115000DH0022','75056',10500,[]],['64547000AN0512','64547',513,[]],['44109000EN0204','44109',412,[]],['480120240A0610','48012',1173,[]],['28390000ZT0002','28390',24615,[]],['132038120D0037','13055',18,[]],['69383000DO0024','69123',6000,[]],['67365000220739','67365',0,[]],['412310000A0075','41231',24810,[]],['31555864AP0015','31555',null,[]]];
  for (const [idu, cityCode, area, addresses] of all) {
    const t = performance.now();
    const ctx = callContext();
    const { data, report } = await s.service.permits({ idu, inseeCode: idu.slice(0,5), cityCode, area, addresses }, ctx);
    console.log(idu, Math.round(performance.now()-t), JSON.stringify(report), ctx.calls.map(c => c.via+c.outcome).join(' ') , '\n'+data.map(d => [d.id,d.types,d.permitNumber,d.status,d.matchQuality,d.applicantName,d.terrainAddress,d.mainDestination,d.premisesDestination,d.parcelIds].join(' | ')).join('\n'));
    if (idu === '75101000AB0001') console.log(JSON.stringify(data[0]), Object.keys(data[0]!).length);
  }
  await s.close();
}, 60000);
