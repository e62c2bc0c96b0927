import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { LIST_COLUMN } from './csv-columns.js';
import { SIMPLIFIED_TOLERANCE_M } from './geometry-detail.js';
import { FORMATS, GEOMETRY_DETAILS, MEDIA_TYPES } from './representation.js';
import { SOURCE_STATUS } from './write-answer.js';

const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

/** Dotted paths of a Property. */
export const FIELDS_EXAMPLE = ['cadastral.area', 'transactions.value'] as const;
export const FIELDS =
  'Only these fields: dotted paths below a Property, as a comma list, the parameter repeated, or `fields[]=`. A path to an object has all of it; lists are seen through (`transactions.lots.carrezSurface`). Without `include`, only what is named here, or is needed to find it, is asked for at its source; with it, both must name the same sections. `meta` and `errors` are always there. In GeoJSON, Features of the parts that are named, with these properties; in CSV, these columns.';

/** The parameters that say how an answer is written. */
export function DescribedFormats(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiQuery({
      name: 'format',
      required: false,
      description:
        'Format of the answer; goes before the header `Accept`, which takes their media types, with weights. `geojson` has every record as a Feature. `csv` is the table of one section: `include`, or `fields`, must name exactly one. Absent, and without `Accept`: json.',
      schema: { type: 'string', enum: FORMATS },
    }),
    ApiQuery({
      name: 'fields',
      required: false,
      description: FIELDS,
      style: 'form',
      explode: false,
      schema: {
        type: 'array',
        items: { type: 'string' },
        examples: [[...FIELDS_EXAMPLE]],
      },
    }),
    ApiQuery({
      name: 'geometry',
      required: false,
      description: `Outlines of the parcel, its buildings and zones: in full, simplified (valid, off by ${SIMPLIFIED_TOLERANCE_M} m at most), or left out. Points stay.`,
      schema: { type: 'string', enum: [...GEOMETRY_DETAILS], default: 'full' },
    }),
  );
}

const CSV = `One section as a table (RFC 4180, UTF-8, CRLF, a header line): a row per record, a column per field of its schema, \
nested objects as dotted columns (\`address.label\`), lists and geometries as JSON text, null as nothing. First \`cadastral.id\`, so that \
tables of several parcels can be put together; where a section has several lists (energy, urbanisme), \`${LIST_COLUMN}\` names that of the row. \
There is no byte order mark: in a spreadsheet, import the file as UTF-8 rather than opening it. Texts that a spreadsheet would run \
as a formula (beginning with = + - @, tab or line end) have an apostrophe before them, and so have texts that begin like that after apostrophes: take \
one away to have the text. Numbers have none.`;

/** The bodies of a 200, by media type. */
export const DESCRIBED_CONTENT = {
  [MEDIA_TYPES.json]: {
    schema: { anyOf: [ref('PropertiesAnswer'), ref('PartialPropertiesAnswer')] },
  },
  [MEDIA_TYPES.geojson]: { schema: ref('PropertiesFeatureCollection') },
  [MEDIA_TYPES.csv]: { schema: { type: 'string' as const, description: CSV } },
};

export const DESCRIBED_FORMAT_HEADERS = {
  'Content-Disposition': {
    description: 'CSV only: a name for the file, `<parcel>-<section>.csv`',
    schema: { type: 'string' as const },
  },
  [SOURCE_STATUS]: {
    description:
      'CSV only: by source, its status as in `meta.sources`, and `truncated` where a cap cut the list (`cadastre=ok, dvf=partial;truncated`)',
    schema: { type: 'string' as const },
  },
};
