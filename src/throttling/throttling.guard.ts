import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerRequest } from '@nestjs/throttler';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { clientKey } from './client-key.js';
import { rateLimitHeaders } from './rate-limit-headers.js';
import { RATE_LIMITED } from './rate-limited.decorator.js';

/**
 * Counts the requests of routes marked `@RateLimited()`, one counter per client over all of them, and tells the state of
 * that counter in the headers of every such answer. Guards run before pipes, so answers 400 count and tell it too.
 */
@Injectable()
export class ThrottlingGuard extends ThrottlerGuard {
  /** @throws ThrottlerException (429) when the client is over its limit */
  protected override async handleRequest(request: ThrottlerRequest): Promise<boolean> {
    const { context, limit, ttl, throttler, getTracker, generateKey } = request;
    const http = context.switchToHttp();
    const policy = throttler.name ?? 'default';
    const tracker = await getTracker(http.getRequest<FastifyRequest>(), context);
    const key = generateKey(context, tracker, policy);
    const record = await this.storageService.increment(key, ttl, limit, 0, policy);
    const headers = rateLimitHeaders({
      policy,
      limit,
      windowMs: ttl,
      remaining: Math.max(0, limit - record.totalHits),
      resetSeconds: record.timeToExpire,
      ...(record.isBlocked ? { retryAfterSeconds: record.timeToBlockExpire } : {}),
    });
    http.getResponse<FastifyReply>().headers(headers);
    if (record.isBlocked)
      await this.throwThrottlingException(context, { ...record, limit, ttl, key, tracker });
    return true;
  }

  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    const counted =
      context.getType() === 'http' &&
      this.reflector.getAllAndOverride<boolean | undefined>(RATE_LIMITED, [
        context.getHandler(),
        context.getClass(),
      ]) === true;
    return Promise.resolve(!counted);
  }

  /** `request.ip` is the peer, or what a trusted proxy forwarded (Fastify's option `trustProxy`). */
  protected override getTracker(request: FastifyRequest): Promise<string> {
    return Promise.resolve(clientKey(request.ip));
  }

  /** The client alone: all routes share its counter. */
  protected override generateKey(_context: ExecutionContext, client: string): string {
    return client;
  }
}
