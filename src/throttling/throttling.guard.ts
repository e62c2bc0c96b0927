import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { clientKey } from './client-key.js';
import { rateLimitHeaders } from './rate-limit-headers.js';
import { RATE_LIMITED } from './rate-limited.decorator.js';

/** The one limit there is. */
interface Policy {
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
}

/**
 * Counts the requests of routes marked `@RateLimited()`, one counter per client over all of them, and tells the state of
 * that counter in the headers of every such answer. Guards run before pipes, so answers 400 count and tell it too.
 */
@Injectable()
export class ThrottlingGuard extends ThrottlerGuard {
  private policy: Policy = { name: 'default', limit: NaN, windowMs: NaN };
  /** By class and handler, which classes can share, whether its requests count. */
  private readonly counted = new WeakMap<object, WeakMap<object, boolean>>();

  override async onModuleInit(): Promise<void> {
    await super.onModuleInit();
    const [throttler] = this.throttlers;
    this.policy = {
      name: throttler?.name ?? this.policy.name,
      limit: Number(throttler?.limit),
      windowMs: Number(throttler?.ttl),
    };
  }

  /**
   * In place of the library's own, which for each request reads six decorators of the handler and its class: with one
   * limit for all there is nothing to read.
   * @throws ThrottlerException (429) when the client is over its limit
   */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!this.counts(context)) return true;
    const { name, limit, windowMs } = this.policy;
    const http = context.switchToHttp();
    // `request.ip` is the peer, or what a trusted proxy forwarded (Fastify's option `trustProxy`).
    const key = clientKey(http.getRequest<FastifyRequest>().ip);
    const record = await this.storageService.increment(key, windowMs, limit, 0, name);
    const headers = rateLimitHeaders({
      policy: name,
      limit,
      windowMs,
      remaining: Math.max(0, limit - record.totalHits),
      resetSeconds: record.timeToExpire,
      ...(record.isBlocked ? { retryAfterSeconds: record.timeToBlockExpire } : {}),
    });
    http.getResponse<FastifyReply>().headers(headers);
    if (record.isBlocked) {
      await this.throwThrottlingException(context, { ...record, limit, ttl: windowMs, key, tracker: key });
    }
    return true;
  }

  private counts(context: ExecutionContext): boolean {
    const type = context.getClass();
    const handler = context.getHandler();
    let ofClass = this.counted.get(type);
    if (ofClass === undefined) this.counted.set(type, (ofClass = new WeakMap()));
    let counts = ofClass.get(handler);
    if (counts === undefined) {
      const marked = this.reflector.getAllAndOverride<boolean | undefined>(RATE_LIMITED, [handler, type]);
      counts = context.getType() === 'http' && marked === true;
      ofClass.set(handler, counts);
    }
    return counts;
  }
}
