// How long the real services take to answer, milliseconds to the last byte: what was seen, and where it was said.
// A call's latency is drawn from [low, high] by a hash of what it asks, evenly on a logarithmic scale: the same call
// always takes the same time, for our server and for the peers. `assumed`: no figure is known.

/** @typedef {{ upstream: string, of?: RegExp, low: number, high: number, origin: string, assumed?: true }} Latency */

/** The first row that fits a call holds. @type {readonly Latency[]} */
export const LATENCIES = [
  {
    upstream: 'cadastre',
    low: 100,
    high: 600,
    origin: 'API Carto /parcelle: recorded answers follow each other by 0.1 to 0.6 s (one by 1.6 s)',
  },
  {
    upstream: 'gpu',
    of: /prescription-(surf|lin|pct)/,
    low: 1_700,
    high: 3_400,
    origin: 'API Carto GPU, point in a town, measured live 2026-09-24: 1.7 to 3.4 s',
  },
  { upstream: 'gpu', of: /info-/, low: 400, high: 1_800, origin: 'the same: 0.4 to 1.8 s' },
  { upstream: 'gpu', of: /assiette-/, low: 200, high: 1_300, origin: 'the same: 0.2 to 1.3 s' },
  {
    upstream: 'gpu',
    low: 130,
    high: 600,
    origin: 'the same, municipality, document, zone-urba: 0.13 to 0.6 s',
  },
  {
    upstream: 'wfs',
    of: /generateur_sup/,
    low: 200,
    high: 400,
    origin: 'WFS of the Géoplateforme, generators of easements without geometry, live 2026: 0.2 to 0.4 s',
  },
  {
    upstream: 'wfs',
    low: 200,
    high: 700,
    origin: 'the same, parcel layer with BBOX, measured 2026-09-01: 0.2 to 0.7 s',
  },
  { upstream: 'geocoder', low: 50, high: 200, origin: 'none known', assumed: true },
  { upstream: 'banLookup', low: 50, high: 200, origin: 'none known', assumed: true },
  { upstream: 'etalabCadastre', low: 200, high: 1_000, origin: 'none known', assumed: true },
  {
    upstream: 'bdnb',
    low: 150,
    high: 900,
    origin: 'BDNB, filters on indexed columns: below 1 s',
  },
  { upstream: 'rnb', low: 100, high: 500, origin: 'none known', assumed: true },
  {
    upstream: 'koumoul',
    low: 70,
    high: 210,
    origin: 'the figures of data.ademe.fr, the same software',
    assumed: true,
  },
  {
    upstream: 'dvfFiles',
    low: 80,
    high: 500,
    origin: 'DVF files: "well under a second", 0.1 to 0.2 s for their API',
    assumed: true,
  },
  {
    upstream: 'dvfApi',
    low: 100,
    high: 200,
    origin: 'dvf-api.data.gouv.fr, measured 24 and 30 September 2026: 0.1 to 0.2 s',
  },
  {
    upstream: 'dpe',
    low: 70,
    high: 210,
    origin: 'data.ademe.fr, measured live 2026-09: filters 0.07 to 0.21 s',
  },
  {
    upstream: 'sirene',
    low: 150,
    high: 400,
    origin: 'recherche-entreprises, text search 2026-09: 0.25 s; slow above 0.4 s',
  },
  { upstream: 'bodacc', low: 100, high: 500, origin: 'none known', assumed: true },
  {
    upstream: 'tabular',
    low: 170,
    high: 860,
    origin: 'tabular-api.data.gouv.fr, recorded 2026-09-24: 0.17 to 0.86 s',
  },
  { upstream: 'sitadel', low: 300, high: 1_500, origin: 'none known; clients allow 8 s', assumed: true },
  { upstream: 'geoApi', low: 5, high: 50, origin: 'geo.api.gouv.fr: everything in memory, milliseconds' },
];

/** Milliseconds that a call takes. */
export function latencyOf(upstream, target) {
  const row = LATENCIES.find(
    (one) => one.upstream === upstream && (one.of === undefined || one.of.test(target)),
  );
  if (row === undefined) throw new Error(`no latency of ${upstream}`);
  return row.low * (row.high / row.low) ** fractionOf(target);
}

/** 0 to 1, by FNV-1a. */
function fractionOf(text) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash / 0x1_0000_0000;
}
