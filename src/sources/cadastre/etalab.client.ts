import { promisify } from 'node:util';
import { gunzip as gunzipCallback } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { departmentCodeOf, hasArrondissements } from '../../parcels/insee-code.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { CadastreQuery } from './cadastre-query.js';
import { type CadastreFeature, type CadastreFinding, featuresOf } from './cadastre-row.js';

const gunzip = promisify(gunzipCallback);
/** The largest communes unpack to some 20 MB. */
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;

/** The commune files of cadastre.data.gouv.fr: a whole file for one parcel, so the last choice. */
@Injectable()
export class EtalabClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /** Whole cities are split into a file per arrondissement: twenty files for one parcel are too much to ask. */
  canFind({ inseeCode }: CadastreQuery): boolean {
    return !hasArrondissements(inseeCode);
  }

  /** @throws UpstreamError */
  async find(query: CadastreQuery, ctx: CallContext): Promise<CadastreFinding> {
    const { inseeCode } = query;
    const department = departmentCodeOf(inseeCode);
    const file = `cadastre-${inseeCode}-parcelles.json.gz`;
    // Kept packed: a twentieth of the size, and rarely read.
    const { status, body, fetchedAt, stale } = await this.upstream.bytes(
      {
        upstream: 'etalabCadastre',
        path: `/data/etalab-cadastre/latest/geojson/communes/${department}/${inseeCode}/${file}`,
        answerStatuses: [404],
      },
      ctx,
    );
    const features = status === 404 ? [] : search(await unpack(body), query);
    return { features, fetchedAt, stale, route: 'etalabCadastre' };
  }
}

async function unpack(file: Buffer): Promise<string> {
  try {
    return (await gunzip(file, { maxOutputLength: MAX_UNPACKED_BYTES })).toString('utf8');
  } catch (cause) {
    throw new UpstreamError(
      'etalabCadastre',
      'UPSTREAM_BAD_RESPONSE',
      'sent a file that cannot be unpacked',
      {
        cause,
      },
    );
  }
}

/** The files hold a feature per line, so that one parcel is found without parsing a commune. */
function search(text: string, { inseeCode, prefix, section, number }: CadastreQuery): CadastreFeature[] {
  const idu = new RegExp(`"${inseeCode}${prefix ?? '\\d{3}'}${section}${number}"`, 'g');
  const lines = new Map<number, string>();
  for (const { index } of text.matchAll(idu)) {
    const start = text.lastIndexOf('\n', index) + 1;
    const end = text.indexOf('\n', index);
    lines.set(start, text.slice(start, end === -1 ? undefined : end));
  }
  if (lines.size === 0) {
    // Parcels by other names than ours must not read as "no parcel".
    const readable = new RegExp(`"${inseeCode}[0-9A-Z]{9}"`).test(text) || !text.includes('"Feature"');
    if (!readable) throw withoutIdentifiers();
    return [];
  }
  try {
    const features = [...lines.values()].map((line) => JSON.parse(line.trim().replace(/,$/, '')) as unknown);
    return parcelsOf({ features });
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    // Not a feature per line after all: read the file as the one document that it is.
    return parcelsOf(parseDocument(text));
  }
}

function parcelsOf(collection: unknown): CadastreFeature[] {
  const parcels = featuresOf(collection, 'id');
  if (parcels.length === 0) throw withoutIdentifiers();
  return parcels;
}

function withoutIdentifiers(): UpstreamError {
  return new UpstreamError('etalabCadastre', 'UPSTREAM_BAD_RESPONSE', 'sent parcels without identifiers');
}

function parseDocument(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UpstreamError('etalabCadastre', 'UPSTREAM_BAD_RESPONSE', 'sent a file that is no GeoJSON', {
      cause,
    });
  }
}
