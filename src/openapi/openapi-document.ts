import type { INestApplication } from '@nestjs/common';
import { openApiDocument } from './document.js';

/** The document of the running application, as JSON text; made when first asked for. */
export class OpenApiDocument {
  private app: INestApplication | undefined;
  private text: string | undefined;

  /** The routes are known only once the application stands. */
  describes(app: INestApplication): void {
    this.app = app;
  }

  get json(): string {
    if (this.app === undefined) throw new Error('the application to describe is not known yet');
    return (this.text ??= JSON.stringify(openApiDocument(this.app)));
  }
}
