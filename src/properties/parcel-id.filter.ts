import { type ArgumentsHost, BadRequestException, Catch, type ExceptionFilter } from '@nestjs/common';
import { HttpExceptionFilter } from '../http/http-exception.filter.js';
import { AmbiguousParcelId, InvalidParcelId } from '../parcels/invalid-parcel-id.js';

/** A parcel id that cannot be used is the caller's to mend: 400, with the candidates where there are several. */
@Catch(InvalidParcelId)
export class ParcelIdFilter implements ExceptionFilter {
  private readonly filter = new HttpExceptionFilter();

  catch(error: InvalidParcelId, host: ArgumentsHost): void {
    this.filter.catch(badParcelId(error), host);
  }
}

export function badParcelId(error: InvalidParcelId): BadRequestException {
  const extras = error instanceof AmbiguousParcelId ? { candidates: error.candidates } : {};
  return new BadRequestException({ message: error.message, ...extras });
}
