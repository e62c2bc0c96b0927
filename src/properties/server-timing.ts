import type { CallContext } from '../upstream/call-context.js';

const milliseconds = (value: number): number => Math.round(value * 10) / 10;

/** The Server-Timing header: an entry per source, with the upstream calls it cost, and the total. */
export function serverTiming(
  timings: Readonly<Record<string, number>>,
  ctx: CallContext,
  total: number,
): string {
  const calls = Object.values(ctx.networkCalls()).reduce((sum, count) => sum + count, 0);
  return [
    ...Object.entries(timings).map(([source, duration]) => `${source};dur=${milliseconds(duration)}`),
    `total;dur=${milliseconds(total)};desc="${calls} upstream calls"`,
  ].join(', ');
}
