import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { type Command, UsageError } from '../cli/command.js';
import { type Settings, readSettings } from '../config/settings.js';
import { VERSION } from '../config/version.js';
import { InvalidParcelId } from '../parcels/invalid-parcel-id.js';
import { parseParcelReference } from '../parcels/parcel-id.js';
import type { PropertiesAnswer } from '../properties/answer.js';
import { SourcesFailed } from '../properties/failure-policy.js';
import { PropertiesService } from '../properties/properties.service.js';
import { SECTIONS } from '../properties/sections.js';
import { CallContext } from '../upstream/call-context.js';
import type { Exchange } from '../upstream/exchange.js';
import { UpstreamEvents } from '../upstream/upstream-events.js';
import { writeRecording } from './recording.js';

const DEFAULT_FOLDER = 'recordings';

const USAGE = `Usage: npm run record -- PARCEL_ID [--out DIR]

Asks every source about one parcel and keeps what the upstreams sent, to be replayed by
npm run sandbox -- --replay DIR/PARCEL_ID

  --out DIR   folder of the recordings (default: ${DEFAULT_FOLDER})`;

/** `npm run record`: exit code 0 when all was recorded, 1 when a part of the answer is missing. */
export const record: Command = async (args, environment, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    terminal.out(USAGE);
    return 0;
  }
  const [parcelId, ...others] = positionals;
  if (parcelId === undefined || others.length > 0) throw new UsageError(USAGE);
  const settings = readSettings(environment);
  const folder = join(values.out ?? DEFAULT_FOLDER, folderOf(parcelId));

  const recordedAt = new Date().toISOString();
  const { answer, failures, exchanges } = await listenTo(parcelId, settings);
  const index = await writeRecording(folder, { recordedAt, version: VERSION, parcelId }, exchanges, answer);
  terminal.out(`${exchanges.length} exchanges with ${upstreamsOf(exchanges)} written to ${index}`);
  for (const failure of failures) terminal.err(`missing: ${failure}`);
  return failures.length === 0 ? 0 : 1;
};

interface Heard {
  /** Null when the parcel itself could not be read. */
  readonly answer: PropertiesAnswer | null;
  readonly failures: readonly string[];
  readonly exchanges: readonly Exchange[];
}

/** Makes one answer from the upstreams alone: nothing kept from earlier may stand in for an exchange. */
async function listenTo(parcelId: string, settings: Settings): Promise<Heard> {
  const app = await NestFactory.createApplicationContext(AppModule.with({ ...settings, cacheDiskBytes: 0 }), {
    logger: false,
    abortOnError: false,
  });
  const exchanges: Exchange[] = [];
  try {
    app.get(UpstreamEvents).onExchange((exchange) => exchanges.push(exchange));
    const ctx = new CallContext('record', Date.now() + settings.requestDeadlineMs);
    const request = { parcelId, sections: SECTIONS, sectionsNamed: false };
    const { answer } = await app.get(PropertiesService).assemble(request, ctx);
    const failures = (answer.errors ?? []).map(
      ({ section, code, message }) => `${section}: ${code}, ${message}`,
    );
    return { answer, failures, exchanges };
  } catch (error) {
    if (error instanceof InvalidParcelId) throw new UsageError(error.message, { cause: error });
    if (!(error instanceof SourcesFailed)) throw error;
    return { answer: null, failures: [error.message], exchanges };
  } finally {
    await app.close();
  }
}

/** @throws UsageError for what is no parcel identifier */
function folderOf(parcelId: string): string {
  try {
    const reference = parseParcelReference(parcelId);
    return reference.kind === 'exact' ? reference.id.idu : parcelId.trim().toUpperCase();
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function upstreamsOf(exchanges: readonly Exchange[]): string {
  const names = [...new Set(exchanges.map(({ upstream }) => upstream))].sort();
  return names.length === 0 ? 'no upstream' : names.join(', ');
}
