import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { FIGURE_NAMES, figuresOf } from './figures.js';
import type { Mark, Result } from './result.js';

/**
 * How results are put into a file: one line each between a head and an end, so that whatever was cut off can be told
 * and taken away.
 */
export interface OutputFormat {
  /** The line before all others; empty: none. */
  readonly head: string;
  /** What every file begins with, though it may be cut off within. */
  readonly opening: string;
  /** The line after all others; empty: none. */
  readonly end: string;
  /** Without line breaks. @param first nothing has been written before it but the head */
  line(result: Result, first: boolean): string;
  /** A line of the file, to be put after others or first. */
  joined(line: string, first: boolean): string;
  /** What a line of the file is about; undefined where it is none of this command. */
  markOf(line: string): Mark | undefined;
}

const ndjson: OutputFormat = {
  head: '',
  opening: '{"index":',
  end: '',
  line: ({ index, parcelId, status, answer, error }) => {
    if (answer === undefined) return JSON.stringify({ index, parcelId, status, error });
    // The server's own text: nothing is lost on the way. A pretty one must still be one line.
    const text = /[\r\n]/.test(answer.text) ? JSON.stringify(answer.document) : answer.text.trim();
    return `${JSON.stringify({ index, parcelId, status }).slice(0, -1)},"answer":${text}}`;
  },
  joined: (line) => line,
  markOf: (line) => markIn(jsonOf(line)),
};

const csv: OutputFormat = {
  head: FIGURE_NAMES.join(','),
  opening: FIGURE_NAMES.join(','),
  end: '',
  line: (result) => {
    const figures = figuresOf(result);
    const cells = FIGURE_NAMES.map((name) => {
      const cell = figures[name];
      return typeof cell === 'string' ? cell.replace(/\s+/g, ' ') : cell;
    });
    return stringify([cells]).trimEnd();
  },
  joined: (line) => line,
  markOf: (line) => {
    const [index, parcelId, status] = cellsOf(line);
    return markIn({ index: numberIn(index), parcelId, status: numberIn(status) });
  },
};

const COLLECTION = '{"type":"FeatureCollection","features":[';

const geojson: OutputFormat = {
  head: COLLECTION,
  opening: COLLECTION,
  end: ']}',
  line: (result, first) => {
    const figures = figuresOf(result);
    const cadastral = result.answer?.document.properties[0]?.['cadastral'] as
      { geometry?: unknown } | undefined;
    const feature = {
      type: 'Feature',
      ...(figures.id === null ? {} : { id: figures.id }),
      geometry: cadastral?.geometry ?? null,
      properties: figures,
    };
    return geojson.joined(JSON.stringify(feature), first);
  },
  joined: (line, first) => `${first ? '' : ','}${line.replace(/^,/, '')}`,
  markOf: (line) =>
    markIn((jsonOf(line.replace(/^,/, '')) as { properties?: unknown } | undefined)?.properties),
};

const FORMATS: Readonly<Record<string, OutputFormat>> = {
  '.ndjson': ndjson,
  '.jsonl': ndjson,
  '.csv': csv,
  '.geojson': geojson,
};

export const OUTPUT_ENDINGS = Object.keys(FORMATS);

/** The format that a file's ending asks for; undefined for others than {@link OUTPUT_ENDINGS}. */
export function formatOf(path: string): OutputFormat | undefined {
  return FORMATS[extname(path).toLowerCase()];
}

function markIn(value: unknown): Mark | undefined {
  const { index, parcelId, status } = (value ?? {}) as Partial<Record<keyof Mark, unknown>>;
  if (!Number.isInteger(index) || typeof parcelId !== 'string' || !Number.isInteger(status)) return undefined;
  return { index: index as number, parcelId, status: status as number };
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function cellsOf(line: string): string[] {
  try {
    return parse(line)[0] ?? [];
  } catch {
    return [];
  }
}
