/** What a page tells its scripts: where tiles come from. Empty: there are none. */
export interface TileSettings {
  /** URL template with {z}, {x} and {y}. */
  readonly plan: string;
  readonly photo: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Puts the settings into the built page, where it has a place for them. */
export function pageWith(html: string, { plan, photo }: TileSettings): string {
  return html
    .replace('%TILES_PLAN_URL%', () => attribute(plan))
    .replace('%TILES_PHOTO_URL%', () => attribute(photo));
}

/** `https://data.geopf.fr` of each template that is given. */
function originsOf({ plan, photo }: TileSettings): readonly string[] {
  const templates = [plan, photo].filter((template) => URL.canParse(template));
  return [...new Set(templates.map((template) => new URL(template).origin))];
}

/** The policy of the explorer: its own files and the tiles, nothing inline, nothing evaluated, no other host. */
export function explorerPolicy(tiles: TileSettings): string {
  const hosts = ["'self'", ...originsOf(tiles)].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "worker-src 'self'",
    `img-src ${hosts}`,
    `connect-src ${hosts}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Said where the server runs without the built page. */
export const NOT_BUILT =
  'The explorer page is not built. Run: npm run build\n\nThe API works without it: /docs, /openapi.json, /v1/properties?parcel_id=75101000AB0001\n';
