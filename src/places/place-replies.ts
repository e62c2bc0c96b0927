import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import { etagOf, matchesEtag } from '../http/etag.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { serverTiming } from '../properties/server-timing.js';
import { SourceRun } from '../properties/source-run.js';
import { clientKey } from '../throttling/client-key.js';
import { CallContext } from '../upstream/call-context.js';
import { isComplete, type PlacesAnswer } from './places-answer.js';

/** Seconds; the cadastre changes quarterly, addresses weekly. An answer with gaps is worth asking again soon. */
const COMPLETE_MAX_AGE_S = 3_600;

/** Does the work of one request under its deadline, and sends what comes of it. */
@Injectable()
export class PlaceReplies {
  private readonly logger = new Logger('Places');

  constructor(
    private readonly lifecycle: Lifecycle,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (run: SourceRun, ctx: CallContext) => Promise<PlacesAnswer>,
  ): Promise<void> {
    const started = performance.now();
    const { hurry, done } = this.lifecycle.begin();
    const ctx = new CallContext(request.id, Date.now() + this.settings.requestDeadlineMs, hurry, {
      client: clientKey(request.ip),
    });
    const run = new SourceRun(request.id);
    const answer = await work(run, ctx).finally(() => {
      done();
      ctx.end();
    });
    const total = performance.now() - started;
    this.logger.log({
      requestId: ctx.requestId,
      ms: Math.round(total),
      upstreamCalls: ctx.networkCalls(),
      failures: answer.errors?.map(({ source, code }) => `${source} ${code}`),
    });
    void reply.header('server-timing', serverTiming(run.timings, ctx, total));
    write(answer, request, reply);
  }
}

function write(answer: PlacesAnswer, request: FastifyRequest, reply: FastifyReply): void {
  const body = JSON.stringify(answer);
  const etag = etagOf(body);
  const maxAge = isComplete(answer) ? COMPLETE_MAX_AGE_S : 0;
  const isPost = request.method === 'POST';
  void reply
    .status(200)
    .header('etag', etag)
    .header('cache-control', isPost ? 'no-store' : `public, max-age=${maxAge}`)
    .header('vary', 'Accept-Encoding');
  if (!isPost && matchesEtag(request.headers['if-none-match'], etag)) {
    void reply.status(304).send();
    return;
  }
  void reply.type('application/json; charset=utf-8').send(body);
}
