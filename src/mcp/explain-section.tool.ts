import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type FieldReference, type PartReference, sectionReference } from '../guide/section-reference.js';
import { LICENCE_OUVERTE_URL, catalogedSource } from '../guide/source-catalog.js';
import type { CallContext } from '../upstream/call-context.js';
import { READ_ONLY, type Tool } from './tool.js';
import { ToolRefusal, answering } from './tool-answer.js';

const REFERENCE = new Map<string, PartReference>(
  sectionReference().map((part) => [part.include ?? part.key, part]),
);
const NAMES = [...REFERENCE.keys()] as [string, ...string[]];
/** Fields of one answer. */
const MAX_FIELDS = 60;

const input = z.strictObject({
  section: z.enum(NAMES).describe('The part of an answer to explain'),
  search: z
    .string()
    .max(80)
    .optional()
    .describe('Only fields in whose name, source column or description this text stands'),
  offset: z.int().min(0).default(0).describe('Fields to pass over, to read on where an answer was cut'),
});
type Question = z.output<typeof input>;

const output = z.looseObject({
  section: z.string(),
  key: z.string().describe('Name of the part in an answer'),
  title: z.string(),
  description: z.string(),
  sources: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      licence: z.string(),
      licenceUrl: z.string(),
      attribution: z.string(),
      url: z.string(),
      terms: z.string(),
    }),
  ),
  fields: z.array(
    z.object({
      path: z.string(),
      type: z.string(),
      unit: z.string().nullable(),
      columns: z.array(z.string()).describe('Columns of the source; [] where the value is made here'),
      description: z.string(),
    }),
  ),
  truncated: z.string().nullable().describe('How many of the fields are shown and how to have the rest'),
});

/** `explain_section`: the fields of a part of an answer, from the tables that make them. */
@Injectable()
export class ExplainSectionTool implements Tool {
  register(server: McpServer, ctx: CallContext): void {
    server.registerTool(
      'explain_section',
      {
        title: 'What the fields of a section mean',
        description:
          'Lists the fields of a section of get_property with type, unit, source column and meaning, and the licence ' +
          'and attribution of its sources. Sections can have hundreds of fields: use search.',
        inputSchema: input,
        outputSchema: output,
        annotations: { ...READ_ONLY, title: 'Explain a section', openWorldHint: false },
      },
      (question) => answering('explain_section', ctx.requestId, () => explain(question)),
    );
  }
}

function explain({ section, search, offset }: Question): object {
  const part = REFERENCE.get(section);
  if (part === undefined)
    throw new ToolRefusal(`There is no section "${section}": use one of ${NAMES.join(', ')}`);
  const fields = fieldsOf(part).filter((field) => search === undefined || speaksOf(field, search));
  const shown = fields.slice(offset, offset + MAX_FIELDS);
  const end = offset + shown.length;
  return {
    section,
    key: part.key,
    title: part.title,
    description: part.description,
    sources: part.sources.map(creditOf),
    fields: shown,
    truncated: shown.length === fields.length ? null : cutOf(offset, end, fields.length),
  };
}

function cutOf(offset: number, end: number, total: number): string {
  const shown = end > offset ? `${offset + 1}-${end} of ${total} fields` : `none of ${total} fields`;
  return end < total
    ? `${shown}; the next begin at offset ${end}, or use search`
    : `${shown}; there are no more after these`;
}

function fieldsOf({ key, records }: PartReference): FieldReference[] {
  return records.flatMap(({ path, fields }) =>
    // What all records of the part begin with says nothing.
    fields.map((field) => ({ ...field, path: `${path}.${field.path}`.replace(`${key}.`, '') })),
  );
}

function speaksOf({ path, columns, description }: FieldReference, search: string): boolean {
  const sought = plain(search);
  return [path, description, ...columns].some((text) => plain(text).includes(sought));
}

/** Without case and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function creditOf(name: string): object {
  const { title, credit, url, terms } = catalogedSource(name);
  return { name, title, ...credit, licenceUrl: LICENCE_OUVERTE_URL, url, terms };
}
