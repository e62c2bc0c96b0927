import { type UpstreamName } from '../../src/config/upstreams.js';
import { type UpstreamFactory } from '../upstream-contract.js';
import { banLookup } from './ban-lookup.js';
import { bdnb } from './bdnb.js';
import { bodacc } from './bodacc.js';
import { cadastre } from './cadastre.js';
import { dpe } from './dpe.js';
import { dvfApi } from './dvf-api.js';
import { dvfFiles } from './dvf-files.js';
import { etalabCadastre } from './etalab-cadastre.js';
import { geoApi } from './geo-api.js';
import { geocoder } from './geocoder.js';
import { koumoul } from './koumoul.js';
import { gpu } from './gpu.js';
import { rnb } from './rnb.js';
import { sirene } from './sirene.js';
import { sitadel } from './sitadel.js';
import { tabular } from './tabular.js';
import { wfs } from './wfs.js';

/** Every simulated upstream, one line each; the rest answers 501. */
export const SIMULATED: Partial<Record<UpstreamName, UpstreamFactory>> = {
  cadastre,
  wfs,
  geocoder,
  banLookup,
  etalabCadastre,
  bdnb,
  rnb,
  geoApi,
  gpu,
  dpe,
  dvfFiles,
  dvfApi,
  sirene,
  tabular,
  koumoul,
  sitadel,
  bodacc,
};
