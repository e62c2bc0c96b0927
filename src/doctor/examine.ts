import type { Settings } from '../config/settings.js';
import type { UpstreamName } from '../config/upstreams.js';
import { type ParcelId, parcelIdOf } from '../parcels/parcel-id.js';
import { CallContext } from '../upstream/call-context.js';
import type { Exchange } from '../upstream/exchange.js';
import type { UpstreamClient } from '../upstream/upstream.client.js';
import { UpstreamError } from '../upstream/upstream-error.js';
import { type Comparison, compare } from './contract.js';
import { KNOWN_PARCEL, QUESTIONS, type Question } from './questions.js';

export const VERDICTS = ['ok', 'drift', 'unreachable', 'wrong answer'] as const;
/**
 * `ok`; `drift`: it answer, and columns are missing or of another type; `unreachable`: no HTTP answer;
 * `wrong answer`: a status, a body or an emptiness that the question should not get.
 */
export type Verdict = (typeof VERDICTS)[number];

/** What came of one question to one upstream. */
export interface Finding {
  readonly upstream: UpstreamName;
  readonly baseUrl: string;
  /** What was asked. */
  readonly question: string;
  readonly reachable: boolean;
  /** HTTP status of the last attempt; null when there was none. */
  readonly status: number | null;
  /** Of the last attempt, from sending to the last byte. */
  readonly latencyMs: number | null;
  /** First try included. */
  readonly attempts: number;
  /** What the upstream says of its limits, by header. */
  readonly limits: Readonly<Record<string, string>>;
  readonly contract: readonly Comparison[];
  readonly verdict: Verdict;
  /** What is wrong, in a sentence; null when nothing is. */
  readonly problem: string | null;
}

/** What an examination works with. */
export interface Examination {
  readonly client: UpstreamClient;
  /** Everything that goes over the wire, as it comes. */
  readonly heard: readonly Exchange[];
  readonly settings: Settings;
  /** The operator's parcel; null: each question's own. */
  readonly parcel: ParcelId | null;
  readonly today: Date;
}

const LIMIT_HEADERS = [
  /^ratelimit/,
  /^x-ratelimit/,
  /^x-rate-limit-(limit|remaining)$/,
  /^x-quota-(limit|remaining)$/,
  /^retry-after$/,
];

/** Asks one upstream its question, once, the way the server does. Never throws for what an upstream does. */
export async function examine(upstream: UpstreamName, examination: Examination): Promise<Finding> {
  const question = QUESTIONS[upstream];
  const judgement = await ask(question, examination);
  const exchanges = examination.heard.filter((exchange) => exchange.upstream === upstream);
  const last = exchanges.at(-1);
  const answer = last?.answer ?? null;
  return {
    upstream,
    baseUrl: examination.settings.baseUrls[upstream],
    question: question.about,
    reachable: answer !== null,
    status: answer?.status ?? null,
    latencyMs: last === undefined ? null : Math.round(last.durationMs),
    attempts: exchanges.length,
    limits: limitsIn(answer?.headers ?? {}),
    ...judgement,
    verdict: judgement.verdict === 'wrong answer' && answer === null ? 'unreachable' : judgement.verdict,
  };
}

type Judgement = Pick<Finding, 'contract' | 'verdict' | 'problem'>;

async function ask(question: Question, examination: Examination): Promise<Judgement> {
  const { client, settings, today } = examination;
  const parcel = subjectOf(question, examination.parcel);
  const ctx = new CallContext('doctor', Date.now() + settings.requestDeadlineMs);
  const request = question.request({ parcel, settings, today });
  try {
    const { body } = await (question.as === 'json' ? client.json(request, ctx) : client.bytes(request, ctx));
    return judge(question, body, question.parcel === undefined ? null : examination.parcel);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const { code, message, excerpt } = error;
    const said = excerpt === undefined || excerpt === '' ? '' : ` (${excerpt})`;
    return { contract: [], verdict: 'wrong answer', problem: `${code}: ${message}${said}` };
  }
}

/** @param given the operator's parcel, when it was asked about: it may have no rows */
function judge({ contracts }: Question, body: unknown, given: ParcelId | null): Judgement {
  const [main] = contracts;
  const rows = main.rows(body);
  if (rows === undefined) {
    return {
      contract: [],
      verdict: 'wrong answer',
      problem: `answered with something else than a ${main.row}`,
    };
  }
  if (rows.length === 0 && given === null) {
    return { contract: [], verdict: 'wrong answer', problem: `answered without any ${main.row}` };
  }
  const contract = contracts.map((one) => compare(one.rows(body) ?? [], one));
  const drifted = contract.filter((comparison) => comparison.drifted);
  return drifted.length === 0
    ? { contract, verdict: 'ok', problem: null }
    : { contract, verdict: 'drift', problem: drifted.map(driftText).join('; ') };
}

/** `parcel: missing contenance; new area` */
export function driftText({ row, missing, added, retyped }: Comparison): string {
  const parts = [
    ['missing', missing],
    ['retyped', retyped],
    ['new', added],
  ] as const;
  const said = parts.filter(([, columns]) => columns.length > 0);
  return `${row}: ${said.map(([what, columns]) => `${what} ${columns.join(', ')}`).join('; ')}`;
}

function limitsIn(headers: Readonly<Record<string, string>>): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) =>
    LIMIT_HEADERS.some((pattern) => pattern.test(name)),
  );
  return Object.fromEntries(named);
}

function subjectOf({ parcel }: Question, given: ParcelId | null): ParcelId {
  const subject = given ?? parcelIdOf(parcel ?? KNOWN_PARCEL);
  if (subject === undefined) throw new Error(`${parcel} is no canonical parcel identifier`);
  return subject;
}
