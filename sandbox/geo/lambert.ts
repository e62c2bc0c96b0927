import proj4 from 'proj4';
import { type Position } from './geometry.js';

const LAMBERT_93 =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=44 +lat_2=49 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs';

/** Lambert-93 metres to degrees. */
export function toDegrees([x, y]: Position): Position {
  const [lon, lat] = proj4(LAMBERT_93, 'WGS84', [x, y]);
  return [lon, lat];
}

/** Degrees to Lambert-93 metres. */
export function toLambert([lon, lat]: Position): Position {
  const [x, y] = proj4('WGS84', LAMBERT_93, [lon, lat]);
  return [x, y];
}
