import { asRow, type UpstreamRow } from '../../fields/index.js';
import { banKeyParts, suffixSpellings } from '../../addresses/ban-key.js';

/** An address as a source that only knows addresses of buildings has it (RNB). */
export interface PlotAddress {
  readonly id: string;
  readonly label: string | null;
  readonly houseNumber: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly cityCode: string | null;
}

/** `3 Impasse De Mont Louis, 75011, Paris 11e Arrondissement`, with or without the commas. */
const LABEL = /^(?<line>.+?)[,\s]+(?<postcode>\d{5})[,\s]+(?<city>\S.*)$/;

/** `3bis Rue des Lilas`. */
const NUMBERED_LINE = /^(?<number>\d+)[,\s]*(?<rest>.*)$/;

/** A GeoJSON feature (WFS, geocoder) as one flat row. */
export function rowOfFeature(feature: unknown): UpstreamRow {
  const { properties, geometry } = asRow(feature);
  return { ...asRow(properties), coordinates: asRow(geometry)['coordinates'] };
}

/** The parts of an address, under the geocoder's names. */
export function rowOfPlotAddress(address: PlotAddress): UpstreamRow {
  const { id, label, street, houseNumber, postalCode, city, cityCode } = address;
  return { id, label, street, housenumber: houseNumber, postcode: postalCode, city, citycode: cityCode };
}

/** What a key and its label tell without asking anybody. */
export function rowOfLabel(key: string, label: string | null): UpstreamRow {
  const housenumber = houseNumberOf(key);
  const groups = LABEL.exec(label?.trim() ?? '')?.groups;
  if (groups === undefined) return { id: key, label, housenumber };
  const { line = '', postcode, city } = groups;
  return { id: key, label, housenumber, street: streetOf(line, key), postcode, city };
}

function houseNumberOf(key: string): string | null {
  const parts = banKeyParts(key);
  if (parts === undefined) return null;
  const { number, suffix } = parts;
  return suffix === null ? String(number) : `${number} ${suffix}`;
}

/** The line without the number that its key tells; null when it begins with another one. */
function streetOf(line: string, key: string): string | null {
  const parts = banKeyParts(key);
  const { number, rest = '' } = NUMBERED_LINE.exec(line)?.groups ?? {};
  if (parts === undefined || Number(number) !== parts.number) return null;
  const [first = '', ...others] = rest.split(/\s+/);
  const isSuffix = parts.suffix !== null && suffixSpellings(parts.suffix).includes(first.toLowerCase());
  return (isSuffix ? others.join(' ') : rest) || null;
}
