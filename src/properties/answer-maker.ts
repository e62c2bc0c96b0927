import { Injectable, Logger } from '@nestjs/common';
import type { FinishedAnswer } from '../answers/finished-answer.js';
import { type ErrorBody, type RequestFacts, errorBody, pathOf } from '../http/error-body.js';
import { INTERNAL, knownFailure } from '../http/failure.js';
import { type Requester, RequestWork } from '../lifecycle/request-work.js';
import { InvalidParcelId } from '../parcels/invalid-parcel-id.js';
import type { CallContext } from '../upstream/call-context.js';
import type { PropertiesAnswer } from './answer.js';
import type { Asker } from './asker.js';
import type { AssemblyObserver } from './assembly-observer.js';
import { refuseIncomplete } from './failure-policy.js';
import { badParcelId } from './parcel-id.filter.js';
import type { PropertiesRequest } from './properties-query.pipe.js';
import { type Assembled, PropertiesService } from './properties.service.js';
import { PropertyAnswers } from './property-answers.js';
import { serverTiming } from './server-timing.js';

/** An answer and what is sent of it. */
export interface Made {
  readonly answer: PropertiesAnswer;
  readonly finished: FinishedAnswer;
  /** Server-Timing. */
  readonly timing: string;
  /** Who asked first. */
  readonly client: string;
  /** Something was not asked for because of the quota, of which each client has a share. */
  readonly wantsQuota: boolean;
}

/** Makes the answers of `GET /v1/properties`, for it and for the routes that give the same in other ways. */
@Injectable()
export class AnswerMaker {
  private readonly logger = new Logger('Properties');

  constructor(
    private readonly properties: PropertiesService,
    private readonly finished: PropertyAnswers,
    private readonly work: RequestWork,
  ) {}

  /** An answer that is at hand. */
  kept(wanted: PropertiesRequest): FinishedAnswer | undefined {
    return this.finished.find(wanted);
  }

  /**
   * Asks the sources; a parcel has the time that a request has.
   * @throws InvalidParcelId
   * @throws Overloaded
   * @throws SourcesFailed when the parcel itself could not be read
   */
  make(wanted: PropertiesRequest, requester: Requester, observer?: AssemblyObserver): Promise<Made> {
    const started = performance.now();
    return this.work.run(requester, async (ctx) => {
      const { answer, timings } = await this.properties.assemble(wanted, ctx, observer);
      const total = performance.now() - started;
      this.log({ answer, timings }, ctx, total);
      return {
        answer,
        timing: serverTiming(timings, ctx, total),
        finished: this.finished.finish(wanted, answer, ctx.freshUntil),
        client: requester.client,
        wantsQuota: ctx.calls.some(({ ours }) => ours === 'quota'),
      };
    });
  }

  /**
   * The same for one who takes no answer that is not good enough.
   * @throws SourcesFailed then too
   */
  async makeFor(
    asker: Asker,
    wanted: PropertiesRequest,
    observer?: AssemblyObserver,
  ): Promise<FinishedAnswer> {
    const { answer, finished } = await this.make(wanted, asker, observer);
    refuseIncomplete(answer, { ...wanted, strict: asker.strict });
    return finished;
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

  private log({ answer, timings }: Assembled, ctx: CallContext, total: number): void {
    const facts = {
      requestId: ctx.requestId,
      parcel: answer.meta.parcelId,
      ms: Math.round(total),
      sources: Object.fromEntries(Object.entries(timings).map(([name, ms]) => [name, Math.round(ms)])),
      upstreamCalls: ctx.networkCalls(),
      failures: answer.errors?.map(({ source, code }) => `${source} ${code}`),
    };
    this.logger.log(facts, 'answered');
  }
}
