import { HttpException, HttpStatus } from '@nestjs/common';

/** By then some of those in progress have ended: none may take longer than its deadline, most are quicker. */
const RETRY_AFTER_S = 5;

/** 503: as much is in progress as this server takes on at once. */
export class Overloaded extends HttpException {
  readonly retryAfterSeconds = RETRY_AFTER_S;

  constructor() {
    super(
      `This server answers as many questions at once as it can: ask again in ${RETRY_AFTER_S} s`,
      HttpStatus.SERVICE_UNAVAILABLE,
    );
  }
}
