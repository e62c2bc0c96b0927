import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Candidate } from '../places/candidate.js';
import { type ParcelsAnswer, ParcelSearchService } from '../places/parcel-search.service.js';
import { parcelsQuestion } from '../places/places-query.js';
import { SourceRun } from '../properties/source-run.js';
import type { CallContext } from '../upstream/call-context.js';
import { briefReports } from './brief-reports.js';
import { READ_ONLY, type Tool } from './tool.js';
import { ToolRefusal, answering } from './tool-answer.js';

const DEFAULT_PARCELS = 5;
const MAX_PARCELS = 50;
const ASK = 'send q (an address or a parcel identifier), or lon and lat';

const input = z.strictObject({
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      'An address (26 avenue de Lowendal 75015 Paris) or a parcel identifier (75107000BT0001, 75107 BT 1)',
    ),
  lon: z
    .number()
    .min(-180)
    .max(180)
    .optional()
    .describe('Longitude of a point, WGS84 degrees, with lat instead of q'),
  lat: z.number().min(-90).max(90).optional().describe('Latitude of the point'),
  limit: z
    .int()
    .min(1)
    .max(MAX_PARCELS)
    .default(DEFAULT_PARCELS)
    .describe('Parcels, at most; the likeliest come first'),
});
type Question = z.output<typeof input>;

const output = z.looseObject({
  parcels: z
    .array(
      z.looseObject({
        id: z.string().describe('parcel_id for get_property'),
        cityName: z.string().nullable(),
        area: z.number().nullable().describe('m2'),
        containsPoint: z.boolean().nullable().describe('Whether the point or address is in the parcel'),
        matchMethod: z
          .string()
          .describe('parcelId, addressLink, containsPoint, intersects, nearby: surest first'),
        distance: z.number().nullable().describe('Metres from the point to the parcel'),
      }),
    )
    .describe('The likeliest first; empty where there is none, notes say why'),
  truncated: z.string().nullable().describe('How many of how many are shown, and how to have the rest'),
  address: z.looseObject({}).nullable().describe('The address that was understood, where q was one'),
  notes: z.array(z.string()).describe('What is uncertain, and why there is nothing'),
  missing: z.array(z.looseObject({})).describe('Sources that failed without making the answer worthless'),
  sources: z
    .record(z.string(), z.looseObject({}))
    .describe('Status, date, licence and attribution of each source used'),
});

/** `find_parcels`: identifiers of the parcels at an address or a point. */
@Injectable()
export class FindParcelsTool implements Tool {
  constructor(private readonly parcels: ParcelSearchService) {}

  register(server: McpServer, ctx: CallContext): void {
    server.registerTool(
      'find_parcels',
      {
        title: 'Find land parcels',
        description:
          'Finds the cadastral parcels of an address, a point or an identifier in France. Begin here when you have no ' +
          'parcel identifier. Where several parcels are likely, say so instead of choosing silently.',
        inputSchema: input,
        outputSchema: output,
        annotations: { ...READ_ONLY, title: 'Find parcels', openWorldHint: true },
      },
      (question) => answering('find_parcels', ctx.requestId, () => this.answer(question, ctx)),
    );
  }

  private async answer({ q, lon, lat, limit }: Question, ctx: CallContext): Promise<object> {
    if (q === undefined && lon === undefined && lat === undefined) throw new ToolRefusal(ASK);
    // Texts, as in a query string: one place says what is a question.
    const asked = Object.entries({ q, lon, lat }).filter(([, value]) => value !== undefined);
    const question = parcelsQuestion(Object.fromEntries(asked.map(([name, value]) => [name, String(value)])));
    return brief(await this.parcels.find(question, new SourceRun(ctx.requestId), ctx), limit);
  }
}

function brief({ parcels, address, truncated, meta, notes, errors }: ParcelsAnswer, limit: number): object {
  const shown = parcels.slice(0, limit);
  return {
    parcels: shown.map(withoutLinks),
    truncated: cutOf(shown.length, parcels.length, truncated === true),
    address: address ?? null,
    notes: notes ?? [],
    missing: errors ?? [],
    sources: briefReports(meta.sources),
  };
}

function withoutLinks({ links: _links, ...candidate }: Candidate): object {
  return candidate;
}

function cutOf(shown: number, found: number, areMore: boolean): string | null {
  if (shown < found) return `1-${shown} of ${found}; a higher limit shows more`;
  return areMore ? `the first ${found}; there are more, ask for a smaller place` : null;
}
