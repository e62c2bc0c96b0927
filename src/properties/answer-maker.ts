import { Inject, Injectable, Logger } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { type ErrorBody, type RequestFacts, errorBody, pathOf } from '../http/error-body.js';
import { INTERNAL, knownFailure } from '../http/failure.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { InvalidParcelId } from '../parcels/invalid-parcel-id.js';
import { CallContext } from '../upstream/call-context.js';
import type { Asker } from './asker.js';
import type { AssemblyObserver } from './assembly-observer.js';
import { eitherSignal } from './either-signal.js';
import { refuseIncomplete } from './failure-policy.js';
import { type FinishedAnswer, FinishedAnswers } from './finished-answers.js';
import { badParcelId } from './parcel-id.filter.js';
import type { PropertiesRequest } from './properties-query.pipe.js';
import { PropertiesService } from './properties.service.js';

/** Makes answers for the routes that give more than one thing at a time, by the rules of `GET /v1/properties`. */
@Injectable()
export class AnswerMaker {
  private readonly logger = new Logger('Properties');

  constructor(
    private readonly properties: PropertiesService,
    private readonly finished: FinishedAnswers,
    private readonly lifecycle: Lifecycle,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** An answer that is at hand. */
  kept(wanted: PropertiesRequest): FinishedAnswer | undefined {
    return this.finished.find(wanted);
  }

  /**
   * Asks the sources; a parcel has the time that a request has.
   * @throws InvalidParcelId
   * @throws Overloaded
   * @throws SourcesFailed when the answer is not good enough
   */
  async make(
    wanted: PropertiesRequest,
    { requestId, client, strict, gone }: Asker,
    observer?: AssemblyObserver,
  ): Promise<FinishedAnswer> {
    const { hurry, done } = this.lifecycle.begin();
    const { signal, release } = eitherSignal(hurry, gone);
    const ctx = new CallContext(requestId, Date.now() + this.settings.requestDeadlineMs, signal, { client });
    const started = performance.now();
    const { answer } = await this.properties.assemble(wanted, ctx, observer).finally(() => {
      done();
      release();
      ctx.end();
    });
    this.logger.log({
      requestId,
      parcel: answer.meta.parcelId,
      ms: Math.round(performance.now() - started),
      upstreamCalls: ctx.networkCalls(),
      failures: answer.errors?.map(({ source, code }) => `${source} ${code}`),
    });
    refuseIncomplete(answer, { ...wanted, strict });
    return this.finished.finish(wanted, answer, ctx.freshUntil);
  }

  /** The body that `GET /v1/properties` answers an error with. */
  errorBody(error: unknown, requestId: string, request: RequestFacts): ErrorBody {
    const cause = error instanceof InvalidParcelId ? badParcelId(error) : error;
    const known = knownFailure(cause, request);
    if (known === undefined) {
      this.logger.error({ requestId, path: pathOf(request.url), err: error }, 'unexpected error');
    }
    const { status, message, extras } = known ?? INTERNAL;
    return errorBody(status, message, request, extras);
  }
}
