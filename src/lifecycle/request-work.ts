import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import { clientKey } from '../throttling/client-key.js';
import { CallContext } from '../upstream/call-context.js';
import { eitherSignal } from './either-signal.js';
import { Lifecycle } from './lifecycle.js';

/** For whom an answer is made, and until when. */
export interface Requester {
  readonly requestId: string;
  /** As the rate limit counts clients. */
  readonly client: string;
  /** Aborts when nobody waits for the answer any more; absent where that does not end the work. */
  readonly gone?: AbortSignal;
}

export function requesterOf({ id, ip }: FastifyRequest): Requester {
  return { requestId: id, client: clientKey(ip) };
}

/** What makes one answer: counted among those that a stop waits for, and done by the deadline that every request has. */
@Injectable()
export class RequestWork {
  constructor(
    private readonly lifecycle: Lifecycle,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @param work with the context of its calls, which it must not use for others afterwards
   * @throws Overloaded (503) while as many are in progress as may be, and whatever the work throws
   */
  async run<T>({ requestId, client, gone }: Requester, work: (ctx: CallContext) => Promise<T>): Promise<T> {
    const { hurry, done } = this.lifecycle.begin();
    const { signal, release } =
      gone === undefined ? { signal: hurry, release: null } : eitherSignal(hurry, gone);
    const ctx = new CallContext(requestId, Date.now() + this.settings.requestDeadlineMs, signal, { client });
    try {
      return await work(ctx);
    } finally {
      done();
      release?.();
      ctx.end();
    }
  }
}
