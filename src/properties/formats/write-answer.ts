import type { PropertiesAnswer, Property } from '../answer.js';
import type { PropertiesRequest } from '../properties-query.pipe.js';
import { csvAnswer } from './csv-answer.js';
import { pick } from './field-selection.js';
import { geoJsonAnswer } from './geojson-answer.js';
import { withGeometryDetail } from './geometry-detail.js';
import { MEDIA_TYPES, type Representation } from './representation.js';

/** An answer in one of its formats. */
export interface WrittenAnswer {
  readonly body: Buffer;
  /** Headers that go with these bytes, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

const JSON_HEADERS = { 'content-type': `${MEDIA_TYPES.json}; charset=utf-8` };
/** GeoJSON is UTF-8 by definition: its media type has no charset (RFC 7946 §12). */
const GEOJSON_HEADERS = { 'content-type': MEDIA_TYPES.geojson };

export function writeAnswer(
  answer: PropertiesAnswer,
  { sections, representation }: PropertiesRequest,
): WrittenAnswer {
  if (representation === undefined) return json(answer, JSON_HEADERS);
  switch (representation.format) {
    case 'json':
      return json(jsonAnswer(answer, representation), JSON_HEADERS);
    case 'geojson':
      return json(geoJsonAnswer(answer, representation), GEOJSON_HEADERS);
    case 'csv': {
      const [section] = sections;
      if (section === undefined) throw new Error('a table needs its section');
      return {
        body: Buffer.from(csvAnswer(answer, section, representation)),
        headers: csvHeaders(answer, section),
      };
    }
  }
}

function json(value: unknown, headers: WrittenAnswer['headers']): WrittenAnswer {
  return { body: Buffer.from(JSON.stringify(value)), headers };
}

function jsonAnswer(answer: PropertiesAnswer, { fields, geometry }: Representation): PropertiesAnswer {
  const properties = answer.properties.map((property) =>
    withGeometryDetail(pick(property, fields?.branch ?? null) as Property, geometry),
  );
  return { ...answer, properties };
}

/** Header that says of a table what JSON says under `meta.sources`: a table has no place for it. */
export const SOURCE_STATUS = 'X-Source-Status';

function csvHeaders({ meta }: PropertiesAnswer, section: string): Readonly<Record<string, string>> {
  const statuses = Object.entries(meta.sources).map(
    ([source, { status, truncated }]) => `${source}=${status}${truncated === true ? ';truncated' : ''}`,
  );
  const name = [...(meta.parcelId === null ? [] : [meta.parcelId]), section].join('-');
  return {
    'content-type': `${MEDIA_TYPES.csv}; charset=utf-8; header=present`,
    'content-disposition': `attachment; filename="${name}.csv"`,
    [SOURCE_STATUS.toLowerCase()]: statuses.join(', '),
  };
}
