import { LAYER_NAMES } from './layers.js';

const NAMES = [...LAYER_NAMES, 'geometrie'].join('|');
const SPELLED = new RegExp(`^/api/cadastre/(?:${NAMES})/?(?=[?#]|$)`, 'i');

/**
 * The URL of a route of API Carto as this server knows it: there, letter case means nothing, nor does a slash at the end.
 * Our own routes are found in one spelling alone, or a proxy that hides one of them would have to hide all.
 * @param url path and query
 */
export function usualSpelling(url: string): string {
  const [path] = SPELLED.exec(url) ?? [];
  if (path === undefined) return url;
  const usual = path.toLowerCase().replace(/\/$/, '');
  return path === usual ? url : usual + url.slice(path.length);
}
