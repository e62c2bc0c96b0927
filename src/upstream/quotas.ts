import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { UPSTREAMS, UPSTREAM_NAMES, type UpstreamName, type UpstreamProfile } from '../config/upstreams.js';
import { excerptOf } from './body.js';
import type { CallContext } from './call-context.js';
import { type QuotaPurpose, type QuotaRefusal, type QuotaTerms, leftToday } from './monthly-quota.js';
import { QuotaFile } from './quota-file.js';
import { quotaHeadOf, saysQuotaExceeded } from './quota-headers.js';
import { QuotaLedger } from './quota-ledger.js';
import type { RawResponse } from './transport.js';
import { UpstreamError } from './upstream-error.js';

/** How much of a monthly quota is left. */
export interface QuotaReport {
  readonly limit: number;
  readonly remaining: number;
  /** Of the remaining ones, those that may be spent today. */
  readonly todayLeft: number;
  /** ISO date-time of the window's end. */
  readonly resetAt: string;
}

/** Takes back the count of a call that did not happen. */
export type Refund = () => void;

const FOLDER = 'quota';
const REPORT_EVERY_MS = 3_600_000;

const REASONS: Record<QuotaRefusal, string> = {
  'used-up': 'has no calls left this month',
  'kept-for-cold': 'has calls left only for what was never asked',
  'share-of-today-used-up': 'has no calls left of its share of today',
  'share-of-client-used-up': 'has no calls left for this client today',
};

/** The monthly quotas: every call is counted before it leaves, and refused where the quota would not last. */
@Injectable()
export class Quotas implements OnApplicationShutdown {
  private readonly logger = new Logger('Quotas');
  private readonly ledgers = new Map<UpstreamName, QuotaLedger>();
  private readonly reportedAt = new Map<QuotaRefusal, number>();

  constructor(@Inject(SETTINGS) settings: Settings) {
    for (const upstream of UPSTREAM_NAMES) {
      const terms = termsOf(upstream, settings);
      if (terms === undefined) continue;
      const file = settings.cacheDiskBytes === 0 ? undefined : new QuotaFile(pathOf(upstream, settings));
      this.ledgers.set(upstream, new QuotaLedger(terms, file));
    }
  }

  onApplicationShutdown(): void {
    for (const ledger of this.ledgers.values()) ledger.flush();
  }

  /**
   * Counts a call that is about to be made.
   * @throws UpstreamError UPSTREAM_BUDGET_EXHAUSTED when it must not be made
   */
  spend(upstream: UpstreamName, { client }: CallContext, purpose: QuotaPurpose): Refund {
    const ledger = this.ledgers.get(upstream);
    if (ledger === undefined) return () => undefined;
    const refusal = ledger.refusal({ client, purpose }, Date.now());
    if (refusal !== undefined) {
      this.report(upstream, refusal);
      throw new UpstreamError(upstream, 'UPSTREAM_BUDGET_EXHAUSTED', REASONS[refusal], { ours: 'quota' });
    }
    ledger.record({ kind: 'spent', client, at: Date.now() });
    return () => ledger.record({ kind: 'refunded', client, at: Date.now() });
  }

  /**
   * Reads an answer's headers.
   * @returns the failure, when the answer says that the month is used up
   */
  learn(upstream: UpstreamName, { status, headers, body }: RawResponse): UpstreamError | undefined {
    const ledger = this.ledgers.get(upstream);
    if (ledger === undefined) return undefined;
    const at = Date.now();
    const head = quotaHeadOf(headers, at);
    if (saysQuotaExceeded(status, body)) {
      ledger.record({ kind: 'exhausted', head, at });
      this.report(upstream, 'used-up');
      const details = { status, excerpt: excerptOf(body) };
      return new UpstreamError(upstream, 'UPSTREAM_BUDGET_EXHAUSTED', REASONS['used-up'], details);
    }
    if (head !== undefined) ledger.record({ kind: 'told', head, at });
    return undefined;
  }

  /** Of the quotas whose window is open. */
  reports(): Partial<Record<UpstreamName, QuotaReport>> {
    const reports: Partial<Record<UpstreamName, QuotaReport>> = {};
    for (const [upstream, ledger] of this.ledgers) {
      const window = ledger.current(Date.now());
      if (window === undefined) continue;
      const { limit, remaining, resetAt } = window;
      reports[upstream] = {
        limit,
        remaining,
        todayLeft: leftToday(window, ledger.terms),
        resetAt: new Date(resetAt).toISOString(),
      };
    }
    return reports;
  }

  private report(upstream: UpstreamName, refusal: QuotaRefusal): void {
    const now = Date.now();
    if (now - (this.reportedAt.get(refusal) ?? -Infinity) < REPORT_EVERY_MS) return;
    this.reportedAt.set(refusal, now);
    this.logger.warn({ upstream, refusal, ...this.reports()[upstream] }, 'monthly quota spares calls');
  }
}

/** With a key, the plan is the operator's own: what its headers tell is followed, and nobody's share is smaller. */
function termsOf(upstream: UpstreamName, settings: Settings): QuotaTerms | undefined {
  const { quota }: UpstreamProfile = UPSTREAMS[upstream];
  if (quota === undefined) return undefined;
  const { periodMs, reserve } = quota;
  const limit = settings.bdnbMonthlyQuota;
  const keyless = keyOf(upstream, settings) === undefined && limit > 0;
  return {
    limit: keyless ? limit : undefined,
    periodMs,
    reserve,
    paced: keyless,
    clientShare: settings.bdnbClientShare,
  };
}

/** A file for each plan: another key, or a sandbox in place of the real host, is another quota. */
function pathOf(upstream: UpstreamName, settings: Settings): string {
  const plan = `${settings.baseUrls[upstream]} ${keyOf(upstream, settings) ?? ''}`;
  const digest = createHash('sha256').update(plan).digest('hex').slice(0, 12);
  return join(settings.dataDir, FOLDER, `${upstream}-${digest}.json`);
}

function keyOf(upstream: UpstreamName, { bdnbApiKey }: Settings): string | undefined {
  return upstream === 'bdnb' ? bdnbApiKey : undefined;
}
