/** Why a whole sheet could not be had. */
export type Failure = 'cadastreDown' | 'noAnswer' | 'serverError' | 'tooMany' | 'busy';
/** Those that pass: the server says when to ask again. */
export type Refusal = Extract<Failure, 'tooMany' | 'busy'>;

/** @param status HTTP status of the answer; 0 when there was none */
export function failureOf(status: number): Failure {
  switch (status) {
    case 0:
      return 'noAnswer';
    case 429:
      return 'tooMany';
    case 502:
    case 504:
      return 'cadastreDown';
    case 503:
      return 'busy';
    default:
      return 'serverError';
  }
}

export const isRefusal = (failure: Failure): failure is Refusal =>
  failure === 'tooMany' || failure === 'busy';
