import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { type Command, UsageError } from '../cli/command.js';
import { type Settings, readSettings } from '../config/settings.js';
import { SettingsModule } from '../config/settings.module.js';
import { UPSTREAM_NAMES, type UpstreamName } from '../config/upstreams.js';
import { type ParcelId, parseParcelReference } from '../parcels/parcel-id.js';
import type { Exchange } from '../upstream/exchange.js';
import { UpstreamClient } from '../upstream/upstream.client.js';
import { UpstreamEvents } from '../upstream/upstream-events.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { type Finding, examine } from './examine.js';
import { tableOf } from './report.js';

const USAGE = `Usage: npm run doctor -- [--json] [--parcel ID] [--only a,b]

Asks every upstream one question, and holds the answers against what this version knows of them.

  --json        findings as JSON
  --parcel ID   ask about this parcel where a parcel is asked about
  --only a,b    these upstreams: ${UPSTREAM_NAMES.join(', ')}`;

interface Options {
  readonly json: boolean;
  readonly parcel: ParcelId | null;
  readonly only: readonly UpstreamName[];
}

/** `npm run doctor`: exit code 0 when every upstream answers as known, else 1. */
export const doctor: Command = async (args, environment, terminal) => {
  const options = readOptions(args);
  if (options === null) {
    terminal.out(USAGE);
    return 0;
  }
  const findings = await examineAll(options, readSettings(environment));
  terminal.out(options.json ? JSON.stringify(findings, null, 2) : tableOf(findings));
  return findings.every(({ verdict }) => verdict === 'ok') ? 0 : 1;
};

function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      parcel: { type: 'string' },
      only: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return null;
  return {
    json: values.json === true,
    parcel: values.parcel === undefined ? null : parcelOf(values.parcel),
    only: values.only === undefined ? UPSTREAM_NAMES : namesIn(values.only),
  };
}

function parcelOf(text: string): ParcelId {
  let reference;
  try {
    reference = parseParcelReference(text);
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
  if (reference.kind === 'cityWide') throw new UsageError('--parcel needs the code of the arrondissement');
  return reference.id;
}

function namesIn(list: string): UpstreamName[] {
  return list.split(',').map((part) => {
    const name = UPSTREAM_NAMES.find((known) => known === part.trim());
    if (name === undefined) {
      throw new UsageError(`no upstream "${part.trim()}"; there are ${UPSTREAM_NAMES.join(', ')}`);
    }
    return name;
  });
}

/** Nothing is taken from what was kept: the question is how the upstreams are now. */
async function examineAll({ only, parcel }: Options, settings: Settings): Promise<Finding[]> {
  const app = await NestFactory.createApplicationContext(
    {
      module: class Doctor {},
      imports: [SettingsModule.with({ ...settings, cacheDiskBytes: 0 }), UpstreamModule],
    },
    { logger: false, abortOnError: false },
  );
  try {
    const heard: Exchange[] = [];
    app.get(UpstreamEvents).onExchange((exchange) => heard.push(exchange));
    const examination = { client: app.get(UpstreamClient), heard, settings, parcel, today: new Date() };
    return await Promise.all(only.map((upstream) => examine(upstream, examination)));
  } finally {
    await app.close();
  }
}
