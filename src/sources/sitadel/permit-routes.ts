import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { orFailure } from '../or-failure.js';
import { KoumoulPermitsClient } from './koumoul-permits.client.js';
import { PERMIT_FILES, type PermitFile } from './permit-files.js';
import { type Edition, type FoundRows, SitadelClient } from './sitadel.client.js';
import type { SoughtParcel } from './sought-parcel.js';
import { TabularPermitsClient } from './tabular-permits.client.js';

export type Route = 'dido' | 'tabular' | 'koumoul';

/** What one file gave, and by which route; `error` is that of the first route. */
export type Reading =
  | {
      readonly file: PermitFile;
      readonly route: Route;
      readonly found: FoundRows;
      readonly error?: UpstreamError;
    }
  | { readonly file: PermitFile; readonly route: null; readonly error: UpstreamError };
export type GoodReading = Extract<Reading, { readonly route: Route }>;

export interface AllReadings {
  /** One per file. */
  readonly readings: readonly Reading[];
  /** Editions of DiDo's files, newest first; empty when they could not be had. */
  readonly editions: readonly Edition[];
}

/** What DiDo leaves of the time to the routes that stand in for it: at most this, and at most a third. */
const RESERVED_MS = 5_000;

/** Reads the four files, each by the first route that answers: DiDo, the tabular API, Koumoul. */
@Injectable()
export class PermitRoutes {
  constructor(
    private readonly dido: SitadelClient,
    private readonly tabular: TabularPermitsClient,
    private readonly koumoul: KoumoulPermitsClient,
  ) {}

  /** Never throws an UpstreamError: a file that no route gave is a reading without rows. */
  async read(parcel: SoughtParcel, ctx: CallContext): Promise<AllReadings> {
    const reserved = Math.floor(Math.min(RESERVED_MS, ctx.remainingMs() / 3));
    const early = ctx.endingAt(ctx.deadlineAt - reserved);
    const [readings, editions] = await Promise.all([
      Promise.all(PERMIT_FILES.map((file) => this.readFile(file, parcel, early, ctx))),
      orFailure(this.dido.editions(early)),
    ]);
    // The permits are worth having without their edition.
    return { readings, editions: editions instanceof UpstreamError ? [] : editions };
  }

  private async readFile(
    file: PermitFile,
    parcel: SoughtParcel,
    early: CallContext,
    ctx: CallContext,
  ): Promise<Reading> {
    const first = await orFailure(this.dido.permits(file, parcel, early));
    if (!(first instanceof UpstreamError)) return { file, route: 'dido', found: first };
    const second = await orFailure(this.tabular.permits(file, parcel, ctx));
    if (!(second instanceof UpstreamError)) return { file, route: 'tabular', found: second, error: first };
    const { koumoulDataset } = file;
    if (koumoulDataset !== null) {
      const third = await orFailure(this.koumoul.permits({ ...file, koumoulDataset }, parcel, ctx));
      if (!(third instanceof UpstreamError)) return { file, route: 'koumoul', found: third, error: first };
    }
    return { file, route: null, error: first };
  }
}
