import { Injectable } from '@nestjs/common';
import { SourcesFailed } from '../properties/failure-policy.js';
import type { CallContext } from '../upstream/call-context.js';
import { UpstreamError } from '../upstream/upstream-error.js';
import { type LayerCollection, withInseeCodes } from './layer-collection.js';
import type { LayerQuestion } from './layer-question.js';
import { ApiCartoRoute, WfsRoute } from './layer-routes.js';

/** Of the time there is, what API Carto may take before the WFS has its turn. */
const SHARE_OF_FIRST = 0.6;

/** Answers questions for cadastral layers: API Carto, or the WFS behind it where that fails. */
@Injectable()
export class LayersService {
  constructor(
    private readonly apiCarto: ApiCartoRoute,
    private readonly wfs: WfsRoute,
  ) {}

  /**
   * One page of a layer, every feature with its `code_insee`.
   * @throws SourcesFailed 502 or 504, when neither answers
   */
  async find(question: LayerQuestion, ctx: CallContext): Promise<LayerCollection> {
    const routes = [this.apiCarto, this.wfs].filter((route) => route.canAnswer(question));
    const failures: UpstreamError[] = [];
    for (const [index, route] of routes.entries()) {
      const isLast = index === routes.length - 1;
      const part = isLast ? ctx : ctx.endingAt(Date.now() + Math.floor(ctx.remainingMs() * SHARE_OF_FIRST));
      try {
        return withInseeCodes(await route.find(question, part));
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        failures.push(error);
      }
    }
    throw new SourcesFailed(
      'The cadastre could not be read',
      failures.map((failure) => ({
        source: failure.upstream,
        section: 'cadastral' as const,
        code: failure.code,
        status: failure.status ?? null,
        message: failure.message,
        retryable: failure.retryable,
      })),
    );
  }
}
