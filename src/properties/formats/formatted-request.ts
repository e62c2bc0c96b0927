import { BadRequestException } from '@nestjs/common';
import {
  listOf,
  type PropertiesRequest,
  type RawQuery,
  readPropertiesQuery,
} from '../properties-query.pipe.js';
import { printable } from '../../http/printable.js';
import { SECTION_KEYS, type Section, SECTIONS } from '../sections.js';
import { outsideTable } from './csv-columns.js';
import { FEATURE_KINDS, REPEATING_LISTS } from './feature-kinds.js';
import { branchAt, FIELD_LIST, type FieldSelection, namesWithin, selectFields } from './field-selection.js';
import { fieldAt, pathText } from './field-tree.js';
import { negotiatedFormat } from './negotiate.js';
import {
  FORMATS,
  GEOMETRY_DETAILS,
  type GeometryDetail,
  isWholeJson,
  type Representation,
} from './representation.js';

/** Parameters that say how the answer is written. */
export const FORMAT_PARAMETERS = ['format', 'fields', 'fields[]', 'geometry'];

/**
 * Reads what is asked for, and in which form. `format` goes before Accept.
 * @throws BadRequestException for what cannot be understood or does not go together, and says what to do
 * @throws NotAcceptableException when Accept names none of our formats
 */
export function readFormattedQuery(query: RawQuery, accept: string | undefined): PropertiesRequest {
  const request = readPropertiesQuery(query, FORMAT_PARAMETERS);
  const geometry = oneOf(query, 'geometry', GEOMETRY_DETAILS) ?? 'full';
  const fields = readFields(query, geometry);
  const format = oneOf(query, 'format', FORMATS) ?? negotiatedFormat(accept);
  const representation: Representation = { format, geometry, fields };
  if (isWholeJson(representation)) return request;
  const wanted = { ...sectionsFor(request, fields), representation };
  if (format === 'csv') refuseNoTable(wanted.sections, fields);
  if (format === 'geojson' && fields !== null) refuseRepeated(fields);
  return wanted;
}

function oneOf<T extends string>(query: RawQuery, name: string, values: readonly T[]): T | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  const found = values.find((one) => one === value);
  if (found !== undefined) return found;
  const given = typeof value === 'string' ? `unknown value "${printable(value)}"` : 'given more than once';
  throw new BadRequestException(`${name}: ${given}; name one of ${values.join(', ')}`);
}

function readFields(query: RawQuery, geometry: GeometryDetail): FieldSelection | null {
  const { fields, 'fields[]': more } = query;
  if (fields === undefined && more === undefined) return null;
  const paths = [...listOf(fields), ...listOf(more)];
  if (paths.length === 0) {
    throw new BadRequestException(
      `fields names no field; leave it out for all of them, or name paths such as cadastral.area,transactions.value (${FIELD_LIST})`,
    );
  }
  const selection = selectFields(paths);
  const drawn = paths.find((path) => fieldAt(path.split('.'))?.isGeometry);
  if (geometry === 'none' && drawn !== undefined) {
    throw new BadRequestException(
      `fields asks for ${drawn}, which geometry=none leaves out; drop one of the two`,
    );
  }
  return selection;
}

/** Without `include`, the sections are those that `fields` names; with it, the two must name the same. */
function sectionsFor(request: PropertiesRequest, fields: FieldSelection | null): PropertiesRequest {
  if (fields === null) return request;
  const named = SECTIONS.filter((section) => branchAt(fields, [SECTION_KEYS[section]]) !== undefined);
  if (!request.sectionsNamed) return { ...request, sections: named, sectionsNamed: named.length > 0 };
  const missing = named.filter((section) => !request.sections.includes(section));
  if (missing.length > 0) {
    throw new BadRequestException(
      `fields names ${keysOf(missing)}, which include leaves out; add ${missing.join(', ')} to include, or leave include out`,
    );
  }
  const unused = request.sections.filter((section) => !named.includes(section));
  if (unused.length > 0) {
    throw new BadRequestException(
      `include asks for ${unused.join(', ')}, of which fields names nothing; add ${keysOf(unused)} to fields, or leave include out`,
    );
  }
  return request;
}

const keysOf = (sections: readonly Section[]): string =>
  sections.map((section) => SECTION_KEYS[section]).join(', ');

function refuseNoTable(sections: readonly Section[], fields: FieldSelection | null): void {
  const [section, ...others] = sections;
  if (section === undefined || others.length > 0) {
    throw new BadRequestException(
      `CSV is the table of one section, and ${sections.length === 0 ? 'none was' : `${sections.length} were`} asked for; name exactly one in include: ${SECTIONS.join(', ')}`,
    );
  }
  const outside = fields === null ? [] : outsideTable(section, fields);
  if (outside.length > 0) {
    throw new BadRequestException(
      `fields names ${outside.join(', ')}, which the table of ${section} does not hold; it has ${pathText([SECTION_KEYS[section]])} and cadastral`,
    );
  }
}

/** Features have every record once: of a list that repeats others there would be none, without a word. */
function refuseRepeated(fields: FieldSelection): void {
  for (const list of REPEATING_LISTS) {
    if (!namesWithin(fields, list)) continue;
    throw new BadRequestException(
      `fields names ${list}, whose records GeoJSON has once, elsewhere; name one of ${FEATURE_KINDS.map(({ path }) => pathText(path)).join(', ')}`,
    );
  }
}
