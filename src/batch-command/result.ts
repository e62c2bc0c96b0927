/** The document of `GET /v1/properties`, as far as this command reads it: any server's, with or without `meta`. */
export interface AnswerDocument {
  readonly properties: readonly Readonly<Record<string, unknown>>[];
  readonly errors?: readonly { readonly section?: unknown; readonly code?: unknown }[];
}

/** What came of one identifier. */
export interface Result {
  /** Its place among the identifiers, from 0. */
  readonly index: number;
  /** As given. */
  readonly parcelId: string;
  /** HTTP status. */
  readonly status: number;
  /** With status 200; the text as the server sent it. */
  readonly answer?: { readonly text: string; readonly document: AnswerDocument };
  /** With any other: the error body, or what stands in for it. */
  readonly error?: Readonly<Record<string, unknown>> & { readonly message: string };
}

/** Which identifier a line of an output is about. */
export interface Mark {
  readonly index: number;
  readonly parcelId: string;
  readonly status: number;
}
