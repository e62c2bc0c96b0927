import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FinishedAnswer, finishAnswer } from '../answers/finished-answer.js';
import { FinishedAnswers } from '../answers/finished-answers.js';
import { JoinedAnswers } from '../answers/joined-answers.js';
import { sendFinished } from '../answers/send-finished.js';
import { JSON_TYPE, sendTagged } from '../http/send-tagged.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { RequestWork, requesterOf } from '../lifecycle/request-work.js';
import { serverTiming } from '../properties/server-timing.js';
import type { CallContext } from '../upstream/call-context.js';
import { addressFrom, type LayerCollection, linkedTo, nextStart, originOf } from './layer-collection.js';
import { type SentParameters, sentParameters } from './sent-parameters.js';

/** A page of features that was asked for. */
export interface Page {
  /** Number of its first feature, from 0. */
  readonly start: number;
  /** Whether it is likely to be asked for again. */
  readonly isWorthKeeping: boolean;
  readonly find: (ctx: CallContext) => Promise<LayerCollection>;
}

/** What the parameters of a request ask for; throws Refusal. */
export type ReadPage = (sent: SentParameters) => Page;

interface Made {
  readonly finished: FinishedAnswer;
  /** Server-Timing. */
  readonly timing: string;
}

/** The cadastre changes quarterly. */
const CACHING = { 'cache-control': 'public, max-age=3600', vary: 'Accept-Encoding' };
const HEADERS = { 'content-type': JSON_TYPE };

/** Sends pages of features, each with a link to the next on the host that was asked. */
@Injectable()
export class Pages {
  private readonly joined = new JoinedAnswers<Made>();

  constructor(
    private readonly finished: FinishedAnswers,
    private readonly work: RequestWork,
    private readonly lifecycle: Lifecycle,
  ) {}

  /**
   * From a route marked `@OwnHead()`. A page that was kept is sent as it is: equal addresses have equal pages.
   * @throws Refusal, SourcesFailed, Overloaded
   */
  async get(request: FastifyRequest, reply: FastifyReply, read: ReadPage): Promise<void> {
    const key = `cadastre ${originOf(request)}${request.url}`;
    const kept = this.finished.find(key);
    if (kept !== undefined) return sendFinished(kept, request, reply, this.lifecycle.stopping);
    const page = read(sentParameters(request.query, undefined));
    const { finished, timing } = await this.joined.answer(key, () => this.make(key, page, request));
    void reply.header('server-timing', timing);
    sendFinished(finished, request, reply, this.lifecycle.stopping);
  }

  /**
   * The answer to a POST is its client's alone, and not kept.
   * @throws Refusal, SourcesFailed, Overloaded
   */
  async post(request: FastifyRequest, reply: FastifyReply, read: ReadPage): Promise<void> {
    const page = read(sentParameters(request.query, request.body));
    const collection = await this.work.run(requesterOf(request), page.find);
    void reply.status(200).header('cache-control', 'no-store');
    sendTagged(request, reply, { body: written(collection, page, request), type: JSON_TYPE });
  }

  private make(key: string, page: Page, request: FastifyRequest): Promise<Made> {
    const started = performance.now();
    return this.work.run(requesterOf(request), async (ctx) => {
      const collection = await page.find(ctx);
      const body = Buffer.from(written(collection, page, request));
      const parts = { body, headers: HEADERS, caching: CACHING };
      return {
        finished: page.isWorthKeeping ? this.finished.keep(key, parts, ctx.freshUntil) : finishAnswer(parts),
        timing: serverTiming({}, ctx, performance.now() - started),
      };
    });
  }
}

function written(collection: LayerCollection, { start }: Page, request: FastifyRequest): string {
  const next = nextStart(collection, start);
  return JSON.stringify(linkedTo(collection, next === undefined ? undefined : addressFrom(request, next)));
}
