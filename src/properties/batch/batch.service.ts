import { setTimeout as sleep } from 'node:timers/promises';
import {
  BadRequestException,
  HttpException,
  HttpStatus,
  Inject,
  Injectable,
  Logger,
  ServiceUnavailableException,
} from '@nestjs/common';
import type { FinishedAnswer } from '../../answers/finished-answer.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { Overloaded } from '../../http/overloaded.js';
import type { RequestFacts } from '../../http/error-body.js';
import { eitherSignal } from '../../lifecycle/either-signal.js';
import { Lifecycle } from '../../lifecycle/lifecycle.js';
import { parseParcelReference } from '../../parcels/parcel-id.js';
import { WindowPlaces } from '../../throttling/window-places.js';
import { AnswerMaker } from '../answer-maker.js';
import type { Asker } from '../asker.js';
import type { BatchRequest } from './batch-request.js';
import { BatchSlots } from './batch-slots.js';
import { answerLine, errorLine } from './batch-line.js';
import { asTheyCome, inOrder } from './in-flight.js';

/** A client that wants more at once gains nothing: they all wait for places in one window. */
export const MAX_BATCHES_OF_CLIENT = 8;
/** How far the lines of an ordered batch may run ahead of one that is slow, in multiples of the concurrency. */
const ORDERED_LEAD = 4;

/** Before what this server could not take on is tried again. */
const OVERLOAD_PAUSE_MS = 1_000;

interface Run {
  readonly batch: BatchRequest;
  readonly asker: Asker;
  readonly request: RequestFacts;
  /** Ends the waits: the client has gone, or the server stops. */
  readonly waits: AbortSignal;
  readonly statuses: Record<number, number>;
  /** Places taken and not used. */
  spare: number;
}

/** Answers batches, one line for each parcel, at the pace of the client's window. */
@Injectable()
export class BatchService {
  private readonly logger = new Logger('Batch');
  private readonly running = new Map<string, number>();

  constructor(
    private readonly answers: AnswerMaker,
    private readonly places: WindowPlaces,
    private readonly slots: BatchSlots,
    private readonly lifecycle: Lifecycle,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws HttpException (429) for more than {@link MAX_BATCHES_OF_CLIENT} at once */
  refuseTooMany(client: string): void {
    if ((this.running.get(client) ?? 0) < MAX_BATCHES_OF_CLIENT) return;
    throw new HttpException(
      `${MAX_BATCHES_OF_CLIENT} batches of this address are being answered: wait until one has ended`,
      HttpStatus.TOO_MANY_REQUESTS,
    );
  }

  /**
   * The lines of docs/batch.md, made as they are read.
   * @param request as the error bodies name it
   */
  async *lines(batch: BatchRequest, asker: Asker, request: RequestFacts): AsyncGenerator<Buffer> {
    const { client, gone, requestId } = asker;
    const { hurry, done } = this.lifecycle.accompany();
    const { signal: waits, release } = eitherSignal(hurry, gone);
    const run: Run = { batch, asker, request, waits, statuses: {}, spare: 0 };
    const started = performance.now();
    this.count(client, 1);
    try {
      await this.takeFirst(run);
      const { batchConcurrency } = this.settings;
      const count = batch.parcelIds.length;
      const line = (index: number): Promise<Buffer> => this.line(index, run);
      yield* batch.ordered
        ? inOrder(count, batchConcurrency * ORDERED_LEAD, line)
        : asTheyCome(count, batchConcurrency, line);
    } finally {
      this.count(client, -1);
      release();
      done();
      const ms = Math.round(performance.now() - started);
      const parcels = batch.parcelIds.length;
      this.logger.log({ requestId, parcels, statuses: run.statuses, ms, gone: gone.aborted }, 'batch');
    }
  }

  /** A batch is a request: it takes a place though none of its identifiers can be read. */
  private async takeFirst(run: Run): Promise<void> {
    try {
      await this.places.take(run.asker.client, run.waits);
      run.spare = 1;
    } catch (error) {
      if (error !== run.waits.reason) throw error;
    }
  }

  private async line(index: number, run: Run): Promise<Buffer> {
    const parcelId = run.batch.parcelIds[index];
    try {
      const { encoded } = await this.answer(parcelId, run);
      count(run, HttpStatus.OK);
      return answerLine(index, parcelId, encoded.plain);
    } catch (error) {
      const cause = error === run.waits.reason ? stopping() : error;
      const body = this.answers.errorBody(cause, run.asker.requestId, run.request);
      count(run, body.statusCode);
      return errorLine(index, parcelId, body);
    }
  }

  private async answer(parcelId: unknown, run: Run): Promise<FinishedAnswer> {
    if (typeof parcelId !== 'string') {
      throw new BadRequestException('a parcel id is a text such as "75101000AB0001"');
    }
    // What cannot be read costs no place, since it costs nobody anything.
    parseParcelReference(parcelId);
    if (run.spare > 0) run.spare -= 1;
    else await this.places.take(run.asker.client, run.waits);
    const wanted = { ...run.batch.wanted, parcelId };
    return (
      this.answers.kept(wanted) ??
      (await this.slots.run(run.waits, () =>
        patiently(run.waits, () => this.answers.makeFor(run.asker, wanted)),
      ))
    );
  }

  private count(client: string, change: 1 | -1): void {
    const running = (this.running.get(client) ?? 0) + change;
    if (running > 0) this.running.set(client, running);
    else this.running.delete(client);
  }
}

/** What this server cannot take on now, a batch can wait for. */
async function patiently<T>(waits: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Overloaded)) throw error;
      await sleep(OVERLOAD_PAUSE_MS, undefined, { signal: waits }).catch(() => waits.throwIfAborted());
    }
  }
}

function count({ statuses }: Run, status: number): void {
  statuses[status] = (statuses[status] ?? 0) + 1;
}

function stopping(): ServiceUnavailableException {
  return new ServiceUnavailableException('The server is stopping: ask again for this parcel');
}
