import type { Geometry } from '../../geometry/geojson.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { fewAtATime } from './few-at-a-time.js';
import type { GpuClient } from './gpu.client.js';
import type { LayerAnswer } from './gpu-feature.js';
import { type GpuLayer, MUNICIPALITY } from './gpu-layers.js';
import type { GpuWfsClient } from './gpu-wfs.client.js';

/** Calls of one answer that may be under way at API Carto; the rest of its places is left to other answers. */
const AT_API_CARTO = 3;
const AT_WFS = 3;
/** Identifiers in one filter. */
const IDS_PER_CALL = 100;

/** A layer, or why it could not be read. */
export type LayerReading = LayerAnswer | { readonly layer: GpuLayer; readonly error: UpstreamError };

export function isRead(reading: LayerReading): reading is LayerAnswer {
  return 'rows' in reading;
}

/** An identifier of a generator is unique within a partition only. */
export interface GeneratorKey {
  readonly partition: string;
  readonly idgen: string;
}

/** One of the two services, as this answer has found it. */
interface Service {
  readonly run: ReturnType<typeof fewAtATime>;
  /** A failure that had nothing to do with the one layer. */
  failure: UpstreamError | undefined;
}
type Route = () => Promise<LayerAnswer>;

/**
 * Reads the layers of one answer from two services over the same data, each the other's stand-in. A service that
 * proved to be down or overloaded is left alone for the rest of the answer, unless the other one is too.
 */
export class LayerReader {
  private readonly carto: Service = { run: fewAtATime(AT_API_CARTO), failure: undefined };
  private readonly wfs: Service = { run: fewAtATime(AT_WFS), failure: undefined };
  /** Everything that was answered. */
  readonly answers: LayerAnswer[] = [];
  /** Layers that were read from the service of second choice. */
  readonly stoodIn: GpuLayer[] = [];

  constructor(
    private readonly gpuClient: GpuClient,
    private readonly wfsClient: GpuWfsClient,
    private readonly ctx: CallContext,
  ) {}

  municipality(inseeCode: string): Promise<LayerReading> {
    return this.eitherOf(
      MUNICIPALITY,
      this.atCarto(() => this.gpuClient.municipality(inseeCode, this.ctx)),
      this.atWfs(() => this.wfsClient.municipality(inseeCode, this.ctx)),
    );
  }

  meeting(layer: GpuLayer, geometry: Geometry): Promise<LayerReading> {
    return this.eitherOf(
      layer,
      this.atCarto(() => this.gpuClient.meeting(layer, geometry, this.ctx)),
      this.atWfs(() => this.wfsClient.meeting(layer, geometry, this.ctx)),
    );
  }

  /** What meets a geometry, without geometries of its own: the WFS first, which can leave them out. */
  columnsMeeting(layer: GpuLayer, geometry: Geometry, columns: readonly string[]): Promise<LayerReading> {
    return this.eitherOf(
      layer,
      this.atWfs(() => this.wfsClient.meeting(layer, geometry, this.ctx, columns)),
      this.atCarto(() => this.gpuClient.meeting(layer, geometry, this.ctx)),
    );
  }

  /** Generators by identifier, which only the WFS can find; one reading for each hundred. */
  generators(
    layer: GpuLayer,
    keys: readonly GeneratorKey[],
    columns: readonly string[],
  ): Promise<LayerReading[]> {
    const chunks = Array.from({ length: Math.ceil(keys.length / IDS_PER_CALL) }, (_, index) =>
      keys.slice(index * IDS_PER_CALL, (index + 1) * IDS_PER_CALL),
    );
    return Promise.all(
      chunks.map((chunk) => {
        const partitions = sortedOnce(chunk.map(({ partition }) => partition));
        const idgens = sortedOnce(chunk.map(({ idgen }) => idgen));
        return this.firstOf(layer, [
          () => this.wfs.run(() => this.wfsClient.generators(layer, partitions, idgens, this.ctx, columns)),
        ]);
      }),
    );
  }

  private atCarto(route: Route): Route {
    return through(this.carto, this.wfs, route);
  }

  private atWfs(route: Route): Route {
    return through(this.wfs, this.carto, route);
  }

  private async eitherOf(layer: GpuLayer, first: Route, second: Route): Promise<LayerReading> {
    return this.firstOf(layer, [
      first,
      async () => {
        const answer = await second();
        this.stoodIn.push(layer);
        return answer;
      },
    ]);
  }

  /** The first route to answer, else the first failure. */
  private async firstOf(layer: GpuLayer, routes: readonly Route[]): Promise<LayerReading> {
    let failure: UpstreamError | undefined;
    for (const route of routes) {
      try {
        const answer = await route();
        this.answers.push(answer);
        return answer;
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        failure ??= error;
      }
    }
    if (failure === undefined) throw new Error('a layer has at least one route');
    return { layer, error: failure };
  }
}

function through(service: Service, other: Service, route: Route): Route {
  return () =>
    service.run(async () => {
      if (service.failure !== undefined && other.failure === undefined) throw service.failure;
      try {
        return await route();
      } catch (error) {
        if (error instanceof UpstreamError && error.retryable) service.failure ??= error;
        throw error;
      }
    });
}

function sortedOnce(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
