import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { AnswerError, PropertiesAnswer, Property } from '../properties/answer.js';
import { PropertiesService } from '../properties/properties.service.js';
import { SECTION_KEYS, SECTIONS, isSection } from '../properties/sections.js';
import type { CallContext } from '../upstream/call-context.js';
import { briefReports } from './brief-reports.js';
import { type Cut, type Shortened, type Window, shorten, shortenRecord } from './shorten.js';
import { READ_ONLY, type Tool } from './tool.js';
import { ToolRefusal, answering, reasonOf } from './tool-answer.js';

/** Parts of an answer that may be asked for besides the sections of `include`. */
const PLACES = ['buildings', 'addresses'] as const;
const PARTS = [...PLACES, ...SECTIONS] as const;
type Part = (typeof PARTS)[number];

/** Of one call: more of them would leave room for a record or two of each. */
const MAX_PARTS = 5;
const DEFAULT_RECORDS = 10;
const MAX_RECORDS = 50;
/** Of one text; addresses of documents are shorter. */
const MAX_TEXT = 600;
/** Of the answer as text: about ten thousand tokens. */
export const MAX_CHARACTERS = 40_000;

const input = z.strictObject({
  parcel_id: z
    .string()
    .max(40)
    .describe('Cadastral identifier of 14 characters, as find_parcels gives it: 75101000AB0001'),
  sections: z
    .array(z.enum(PARTS))
    .max(MAX_PARTS)
    .default([...PLACES])
    .describe(
      `Up to ${MAX_PARTS} parts to tell besides the parcel itself. buildings; addresses; transactions: sales; energy: DPE certificates; ` +
        'occupation: companies; proprio: owners (legal persons); copro: condominiums; permis: planning permits; ' +
        'fonds_de_commerce: sales of businesses; urbanisme: town planning. Name what you need only',
    ),
  max_records: z
    .int()
    .min(1)
    .max(MAX_RECORDS)
    .default(DEFAULT_RECORDS)
    .describe('Records of each list, at most; fewer come when they are long'),
  offset: z
    .int()
    .min(0)
    .default(0)
    .describe('Records of each list to pass over, to read on where an answer was cut'),
});
type Question = z.output<typeof input>;

const output = z.looseObject({
  found: z.boolean().describe('False when no parcel has this identifier'),
  parcelId: z.string().nullable(),
  property: z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
      'By part: records without empty fields and outlines. [] means that there is nothing, null that it could not be had',
    ),
  truncated: z
    .array(z.object({ list: z.string(), shown: z.string(), rest: z.string() }))
    .describe('Lists of which only a part is shown, and how to have the rest'),
  missing: z
    .array(
      z.looseObject({ section: z.string(), code: z.string(), message: z.string(), retryable: z.boolean() }),
    )
    .describe('Parts that are null, and why'),
  sources: z
    .record(z.string(), z.looseObject({}))
    .describe('Status, date, licence and attribution of each source used'),
  notes: z.array(z.string()),
});

/** `get_property`: what is known of a parcel, in an answer that a model can read whole. */
@Injectable()
export class GetPropertyTool implements Tool {
  constructor(private readonly properties: PropertiesService) {}

  register(server: McpServer, ctx: CallContext): void {
    server.registerTool(
      'get_property',
      {
        title: 'What is known of a land parcel',
        description:
          'Reads what French open data knows of one land parcel: sales, energy certificates, companies, owners, ' +
          'condominiums, permits, town planning. Name the attribution of the sources you quote.',
        inputSchema: input,
        outputSchema: output,
        annotations: { ...READ_ONLY, title: 'Get a property', openWorldHint: true },
      },
      (question) => answering('get_property', ctx.requestId, () => this.answer(question, ctx)),
    );
  }

  private async answer(question: Question, ctx: CallContext): Promise<object> {
    const parts = [...new Set(question.sections)];
    const sections = SECTIONS.filter((section) => parts.includes(section));
    const wanted = { parcelId: question.parcel_id, sections, sectionsNamed: sections.length > 0 };
    const { answer } = await this.properties.assemble(wanted, ctx);
    const [property] = answer.properties;
    if (property === undefined) return notFound(answer);
    refuseEmptyHanded(parts, answer);
    return fitted(parts, property, answer, question);
  }
}

function notFound({ meta }: PropertiesAnswer): object {
  return {
    found: false,
    parcelId: meta.parcelId,
    truncated: [],
    missing: [],
    sources: briefReports(meta.sources),
    notes: [
      'No parcel of the cadastre has this identifier. find_parcels gives identifiers for an address or a point.',
    ],
  };
}

/** @throws ToolRefusal when nothing of what was asked for could be had */
function refuseEmptyHanded(parts: readonly Part[], { errors = [] }: PropertiesAnswer): void {
  const missing = errorsOf(parts, errors);
  const lost = new Set(missing.map(({ section }) => section));
  if (lost.size === 0 || !parts.every((part) => lost.has(keyOf(part)))) return;
  throw new ToolRefusal(
    [
      'None of the sections could be obtained.',
      ...missing.map(reasonOf),
      'The same call may succeed in a minute or two; other sections may be there now.',
    ].join('\n'),
  );
}

/** The answer with as much as fits: fewer and fewer records, then less and less of each. */
function fitted(
  parts: readonly Part[],
  property: Property,
  answer: PropertiesAnswer,
  { offset, max_records }: Question,
): object {
  for (const size of sizes(max_records)) {
    const made = shortened(parts, property, answer, { offset, ...size });
    if (JSON.stringify(made).length <= MAX_CHARACTERS) return made;
  }
  throw new ToolRefusal(
    'One record of each of these sections is too much for one answer: ask for fewer sections.',
  );
}

function* sizes(maxRecords: number): Generator<Omit<Window, 'offset'>> {
  for (let max = maxRecords; max >= 1; max = Math.floor(max / 2)) yield { max, inner: 10, text: MAX_TEXT };
  yield { max: 1, inner: 2, text: MAX_TEXT };
}

function shortened(
  parts: readonly Part[],
  property: Property,
  { meta, errors = [] }: PropertiesAnswer,
  window: Window,
): object {
  const cuts: Cut[] = [];
  const part = (name: string, short: Shortened): [string, unknown] => {
    cuts.push(...short.cuts);
    return [name, short.value];
  };
  return {
    found: true,
    parcelId: meta.parcelId,
    property: Object.fromEntries([
      part('cadastral', shortenRecord('cadastral', property.cadastral, window)),
      ...parts.map(keyOf).map((key) => part(key, shorten(key, property[key], window))),
    ]),
    truncated: cuts,
    missing: errorsOf(parts, errors),
    sources: briefReports(meta.sources),
    notes: [
      `Outlines and fields without a value are left out; all of it: GET /v1/properties?parcel_id=${meta.parcelId ?? ''}`,
    ],
  };
}

type PartKey = (typeof PLACES)[number] | (typeof SECTION_KEYS)[keyof typeof SECTION_KEYS];

function keyOf(part: Part): PartKey {
  return isSection(part) ? SECTION_KEYS[part] : part;
}

function errorsOf(parts: readonly Part[], errors: readonly AnswerError[]): AnswerError[] {
  const keys: readonly string[] = parts.map(keyOf);
  return errors.filter(({ section }) => keys.includes(section));
}
