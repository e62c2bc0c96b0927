import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { RedisConnection } from '../redis/redis-connection.js';
import { REDIS } from '../redis/redis.token.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { CircuitBreakers } from '../upstream/circuit-breakers.js';
import { OutgoingGates } from '../upstream/outgoing-gates.js';
import { Quotas } from '../upstream/quotas.js';
import { UpstreamEvents } from '../upstream/upstream-events.js';

const LATENCY_BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25];

/** What Prometheus reads at /metrics. A registry of its own, so that several servers can live in one process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly upstreamCalls = new Counter({
    name: 'deepcity_upstream_calls_total',
    help: 'Calls to upstreams by how they ended (ok or an error code) and how they were had (network, joined, cache, stale; unsent: never left this server)',
    labelNames: ['upstream', 'via', 'outcome'] as const,
    registers: [this.registry],
  });

  private readonly upstreamSeconds = new Histogram({
    name: 'deepcity_upstream_call_seconds',
    help: 'Time of calls that went over the network, retries and queueing included',
    labelNames: ['upstream'] as const,
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });

  private readonly queueSeconds = new Histogram({
    name: 'deepcity_upstream_queue_seconds',
    help: 'Time calls waited for their place at the outgoing limiter',
    labelNames: ['upstream'] as const,
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });

  private readonly requestSeconds = new Histogram({
    name: 'deepcity_http_request_seconds',
    help: 'Time to answer by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });

  constructor(
    events: UpstreamEvents,
    breakers: CircuitBreakers,
    gates: OutgoingGates,
    quotas: Quotas,
    lifecycle: Lifecycle,
    @Inject(REDIS) redis: RedisConnection | null,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.registry.registerMetric(circuitGauge(breakers));
    this.registry.registerMetric(pauseGauge(gates));
    this.registry.registerMetric(quotaGauge(quotas));
    this.registry.registerMetric(redisGauge(redis));
    this.registry.registerMetric(progressGauge(lifecycle));
    events.onCall(({ upstream, via, outcome, durationMs, queuedMs }) => {
      this.upstreamCalls.inc({ upstream, via, outcome });
      if (via !== 'network') return;
      this.upstreamSeconds.observe({ upstream }, durationMs / 1_000);
      this.queueSeconds.observe({ upstream }, queuedMs / 1_000);
    });
  }

  /** @param route the route's pattern, never the path: paths are unbounded */
  requestEnded(method: string, route: string, status: number, milliseconds: number): void {
    this.requestSeconds.observe({ method, route, status: String(status) }, milliseconds / 1_000);
  }
}

/** @param read values by name, when they are asked for; a name that is gone is absent */
function gaugeByName<T extends string>(
  name: string,
  help: string,
  label: T,
  read: () => readonly (readonly [name: string, value: number])[],
): Gauge<T> {
  return new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [],
    collect() {
      this.reset();
      for (const [one, value] of read()) this.labels(one).set(value);
    },
  });
}

function circuitGauge(breakers: CircuitBreakers): Gauge<'upstream'> {
  return gaugeByName(
    'deepcity_upstream_circuit_open',
    '1 while an upstream that failed again and again is left alone, 0.5 while it is being probed',
    'upstream',
    () =>
      Object.entries(breakers.states()).map(([upstream, state]) => [
        upstream,
        { closed: 0, 'half-open': 0.5, open: 1 }[state],
      ]),
  );
}

function pauseGauge(gates: OutgoingGates): Gauge<'host'> {
  return gaugeByName(
    'deepcity_upstream_pause_seconds',
    'For how long a host of upstreams is left alone because it asked for that (Retry-After); absent when it did not',
    'host',
    () => Object.entries(gates.heldBackMs()).map(([host, milliseconds]) => [host, milliseconds / 1_000]),
  );
}

function quotaGauge(quotas: Quotas): Gauge<'upstream'> {
  return gaugeByName(
    'deepcity_upstream_quota_remaining',
    'Calls left of a monthly quota; absent before its first call',
    'upstream',
    () => Object.entries(quotas.reports()).map(([upstream, { remaining }]) => [upstream, remaining]),
  );
}

function redisGauge(redis: RedisConnection | null): Gauge {
  return new Gauge({
    name: 'deepcity_redis_up',
    help: '1 while Redis can be used, 0 while it is lost and this process goes on alone; absent without REDIS_URL',
    registers: [],
    collect() {
      if (redis === null) this.remove();
      else this.set(redis.readyForMs === undefined ? 0 : 1);
    },
  });
}

function progressGauge(lifecycle: Lifecycle): Gauge {
  return new Gauge({
    name: 'deepcity_answers_in_progress',
    help: 'Answers in the making; at MAX_IN_PROGRESS further requests get 503',
    registers: [],
    collect() {
      this.set(lifecycle.inProgress);
    },
  });
}
