import { banAddresses, banStreets, geocoderProperties, recordedGeocoderFeatures } from '../ban-data.js';
import { type Feature } from '../feature-collection.js';
import { intersects, metresBetween, type Position } from '../geo/geometry.js';
import { type GeocoderQuery } from './geocoder-params.js';

const REACHES_M = [100, 200];
/** Share of the asked words that a label must hold. */
const ENOUGH_WORDS = 0.6;

const SHORT_FORMS: Readonly<Record<string, string>> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  pl: 'place',
  r: 'rue',
  imp: 'impasse',
  chem: 'chemin',
};

let all: readonly Feature[] | undefined;

/** House numbers and streets of the sandbox, and what was recorded elsewhere. */
function addressFeatures(): readonly Feature[] {
  all ??= merge(
    recordedGeocoderFeatures(),
    banAddresses().map((address): Feature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [address.lon, address.lat] },
      properties: geocoderProperties(address),
    })),
    streetFeatures(),
  );
  return all;
}

function merge(...groups: readonly (readonly Feature[])[]): readonly Feature[] {
  const byId = new Map<unknown, Feature>();
  for (const feature of groups.flat())
    if (!byId.has(feature.properties['id'])) byId.set(feature.properties['id'], feature);
  return [...byId.values()];
}

function streetFeatures(): readonly Feature[] {
  return banStreets().flatMap(({ id, numbers, position }): Feature[] => {
    const [first] = numbers;
    if (first === undefined) return [];
    const properties: Record<string, unknown> = { ...geocoderProperties(first) };
    delete properties['housenumber'];
    delete properties['street'];
    const x = mean(numbers.map((number) => number.x));
    const y = mean(numbers.map((number) => number.y));
    const name = first.nomVoie;
    const label = `${name} ${first.codePostal} ${first.nomCommune}`;
    Object.assign(properties, { id, banId: null, name, label, type: 'street', x, y });
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates: position }, properties }];
  });
}

function mean(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100;
}

export function addressesByText(q: string, query: GeocoderQuery): readonly Feature[] {
  const words = wordsOf(q);
  return addressFeatures()
    .filter((feature) => passes(feature, query))
    .map((feature) => [scoreOf(words, feature, query.autocomplete), feature] as const)
    .filter(([score]) => score > 0)
    .sort(
      (a, b) => b[0] - a[0] || Number(b[1].properties['importance']) - Number(a[1].properties['importance']),
    )
    .map(([score, feature]) =>
      withDistance({ ...feature, properties: searchProperties(feature, score) }, query.centre),
    );
}

/** A search adds `depcode` and leaves absent old communes out. */
function searchProperties({ properties }: Feature, score: number): Record<string, unknown> {
  const { label, oldcitycode, oldcity, ...rest } = properties;
  return {
    label,
    score,
    ...rest,
    ...(typeof oldcitycode === 'string' ? { oldcitycode, oldcity } : {}),
    depcode: String(properties['context']).split(',')[0],
  };
}

function scoreOf(words: readonly string[], { properties }: Feature, autocomplete: boolean): number {
  const label = wordsOf(
    `${String(properties['label'])} ${typeof properties['district'] === 'string' ? properties['district'] : ''}`,
  );
  const number = words.find((word) => /^\d{1,4}$/.test(word));
  if (
    number !== undefined &&
    properties['type'] === 'housenumber' &&
    wordsOf(String(properties['housenumber']))[0] !== number
  ) {
    return 0;
  }
  const last = words.length - 1;
  const hits = words.filter((word, index) =>
    label.some((part) => part === word || (autocomplete && index === last && part.startsWith(word))),
  ).length;
  const share = hits / words.length;
  if (share < ENOUGH_WORDS) return 0;
  const covered = Math.min(1, hits / wordsOf(String(properties['label'])).length);
  return Math.round((share * 0.7 + covered * 0.27) * 1e6) / 1e6;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => SHORT_FORMS[word] ?? word);
}

function passes({ properties }: Feature, query: GeocoderQuery): boolean {
  const { type, postcodes, citycodes, depcodes, city } = query;
  const inList = (list: readonly string[], value: unknown): boolean =>
    list.length === 0 || list.includes(String(value));
  return (
    (type === undefined || properties['type'] === type) &&
    inList(postcodes, properties['postcode']) &&
    inList(citycodes, properties['citycode']) &&
    inList(depcodes, String(properties['context']).split(',')[0]) &&
    (city === undefined || wordsOf(city).join(' ') === wordsOf(String(properties['city'])).join(' '))
  );
}

/** Addresses inside the area, or within reach of the point; nearest first. */
export function addressesAround(query: GeocoderQuery): readonly Feature[] {
  const candidates = addressFeatures().filter(
    (feature) => passes(feature, query) && isReversible(feature, query),
  );
  const { area, centre } = query;
  if (area !== undefined) {
    const inside = candidates.filter(({ geometry }) => geometry !== null && intersects(geometry, area));
    return inside.map((feature) => reversed(feature, centre)).sort(byDistance);
  }
  if (centre === undefined) return [];
  const ranked = candidates.map((feature) => reversed(feature, centre)).sort(byDistance);
  for (const reach of REACHES_M) {
    const found = ranked.filter(({ properties }) => Number(properties['distance']) <= reach);
    if (found.length > 0) return found;
  }
  return [];
}

/** A street made up as the mean of its numbers has no place on the map unless it was asked for. */
function isReversible({ properties }: Feature, { type }: GeocoderQuery): boolean {
  return properties['type'] !== 'street' || properties['banId'] !== null || type === 'street';
}

function reversed(feature: Feature, centre: Position | undefined): Feature {
  const { oldcitycode = null, oldcity = null, ...rest } = feature.properties;
  const placed = withDistance({ ...feature, properties: { ...rest, oldcitycode, oldcity } }, centre);
  const distance = placed.properties['distance'];
  const score = typeof distance === 'number' ? 1 - distance / 10_000 : 1;
  return { ...placed, properties: { ...placed.properties, score } };
}

function withDistance(feature: Feature, centre: Position | undefined): Feature {
  if (centre === undefined || feature.geometry?.type !== 'Point') return feature;
  const distance = Math.round(metresBetween(centre, feature.geometry.coordinates));
  return { ...feature, properties: { ...feature.properties, distance } };
}

function byDistance(a: Feature, b: Feature): number {
  return Number(a.properties['distance'] ?? 0) - Number(b.properties['distance'] ?? 0);
}
