import { type SandboxLimit } from './upstream-contract.js';

/** Counts requests per client as the real gateways do: a window, then a block that runs out by itself. */
export class RateWindow {
  private readonly starts = new Map<string, number[]>();
  private readonly blockedUntil = new Map<string, number>();

  constructor(private readonly limit: SandboxLimit) {}

  /** Seconds to wait (at least 1) when this request is one too many; undefined when it may pass. */
  admit(client: string, now = Date.now()): number | undefined {
    const until = this.blockedUntil.get(client) ?? 0;
    if (now < until) return Math.max(1, Math.ceil((until - now) / 1_000));
    const recent = (this.starts.get(client) ?? []).filter((at) => at > now - this.limit.windowMs);
    if (recent.length >= this.limit.requests) {
      this.starts.delete(client);
      this.blockedUntil.set(client, now + this.limit.blockMs);
      return Math.max(1, Math.ceil(this.limit.blockMs / 1_000));
    }
    recent.push(now);
    this.starts.set(client, recent);
    return undefined;
  }

  reset(): void {
    this.starts.clear();
    this.blockedUntil.clear();
  }
}
