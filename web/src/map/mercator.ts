import type { Position } from '../api/answer.js';
import type { Box } from './polygons.js';

/** Web Mercator on a unit square, north up. */
export function project([lon = 0, lat = 0]: Position): readonly [x: number, y: number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Part of the map's width that the parcel takes. */
const PARCEL_WIDTH = 0.27;
/** And of its height, at most. */
const PARCEL_HEIGHT = 0.4;
const MAX_ZOOM = 20;
/** Pixels of the world at zoom 0. */
const WORLD = 512;

/** The zoom at which a box takes about a quarter of the width of a map so large. */
export function zoomFor(box: Box, width: number, height: number): number {
  const [left, bottom] = project([box[0], box[1]]);
  const [right, top] = project([box[2], box[3]]);
  const scale = Math.min((PARCEL_WIDTH * width) / (right - left), (PARCEL_HEIGHT * height) / (bottom - top));
  return Math.min(MAX_ZOOM, Math.log2(scale / WORLD));
}

const EARTH = 40_075_016.686;

/** Metres of one pixel. */
export function metresPerPixel(zoom: number, lat: number): number {
  return (EARTH * Math.cos((lat * Math.PI) / 180)) / (WORLD * 2 ** zoom);
}

const LONGEST_BAR = 90;

/** A round length and its pixels, for the scale bar. */
export function scaleBar(zoom: number, lat: number): { readonly metres: number; readonly pixels: number } {
  const most = metresPerPixel(zoom, lat) * LONGEST_BAR;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((one) => one * power <= most) ?? 1;
  return { metres: step * power, pixels: (step * power) / metresPerPixel(zoom, lat) };
}

export const scaleText = (metres: number): string =>
  metres >= 1_000 ? `${metres / 1_000} km` : `${metres} m`;
