import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from '../http/etag.js';
import { JSON_TYPE, sendTagged } from '../http/send-tagged.js';
import { RequestWork, requesterOf } from '../lifecycle/request-work.js';
import { serverTiming } from '../properties/server-timing.js';
import { SourceRun } from '../properties/source-run.js';
import type { CallContext } from '../upstream/call-context.js';
import { isComplete, type PlacesAnswer } from './places-answer.js';

/** Seconds; the cadastre changes quarterly, addresses weekly. An answer with gaps is worth asking again soon. */
const COMPLETE_MAX_AGE_S = 3_600;

/** Does the work of one request under its deadline, and sends what comes of it. */
@Injectable()
export class PlaceReplies {
  private readonly logger = new Logger('Places');

  constructor(private readonly work: RequestWork) {}

  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (run: SourceRun, ctx: CallContext) => Promise<PlacesAnswer>,
  ): Promise<void> {
    const started = performance.now();
    const run = new SourceRun(request.id);
    const answer = await this.work.run(requesterOf(request), async (ctx) => {
      const made = await work(run, ctx);
      const total = performance.now() - started;
      this.logger.log(
        {
          requestId: ctx.requestId,
          ms: Math.round(total),
          upstreamCalls: ctx.networkCalls(),
          failures: made.errors?.map(({ source, code }) => `${source} ${code}`),
        },
        'answered',
      );
      void reply.header('server-timing', serverTiming(run.timings, ctx, total));
      return made;
    });
    write(answer, request, reply);
  }
}

function write(answer: PlacesAnswer, request: FastifyRequest, reply: FastifyReply): void {
  const maxAge = isComplete(answer) ? COMPLETE_MAX_AGE_S : 0;
  void reply
    .status(200)
    .header('cache-control', request.method === 'POST' ? 'no-store' : `public, max-age=${maxAge}`)
    .header('vary', 'Accept-Encoding');
  sendTagged(request, reply, { body: JSON.stringify(answer), type: JSON_TYPE, etag: tagOf(answer) });
}

/** Without the instants of the sources' answers: what people type is asked anew each time, and mostly answered the same. */
function tagOf(answer: PlacesAnswer): string {
  const sources = Object.entries(answer.meta.sources).map(([name, { fetchedAt: _at, ...report }]) => [
    name,
    report,
  ]);
  return etagOf(JSON.stringify({ ...answer, meta: { sources } }));
}
