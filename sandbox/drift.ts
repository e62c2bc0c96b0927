import { gunzipSync, gzipSync } from 'node:zlib';
import { type Fault, type RetypeTarget } from './faults.js';

export type DriftFault = Extract<Fault, { kind: 'drift' }>;

const GZIP_MAGIC = 0x1f8b;

/** The body with its schema moved: JSON at any depth, CSV in its header line, either also when gzipped. */
export function driftBody(body: Buffer, drift: DriftFault): Buffer {
  if (body.length > 2 && body.readUInt16BE(0) === GZIP_MAGIC) {
    return gzipSync(driftBody(gunzipSync(body), drift));
  }
  const text = body.toString('utf8');
  const parsed = parseJson(text);
  if (parsed !== undefined) return Buffer.from(JSON.stringify(driftValue(parsed, drift)));
  return Buffer.from(driftCsv(text, drift));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function driftValue(value: unknown, drift: DriftFault): unknown {
  if (Array.isArray(value)) return value.map((item) => driftValue(item, drift));
  if (typeof value !== 'object' || value === null) return value;
  const moved: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    if (drift.remove?.includes(name) === true) continue;
    const target = drift.retype?.[name];
    moved[drift.rename?.[name] ?? name] =
      target === undefined ? driftValue(field, drift) : retype(field, target);
  }
  return moved;
}

function retype(value: unknown, target: RetypeTarget): unknown {
  switch (target) {
    case 'string':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'number':
      return typeof value === 'number' ? value : Number.parseFloat(String(value)) || 0;
    case 'boolean':
      return Boolean(value);
    case 'array':
      return [value];
    case 'object':
      return { value };
    case 'null':
      return null;
  }
}

/** Readers by column name lose a removed column when its title is gone; types do not exist in CSV. */
function driftCsv(text: string, drift: DriftFault): string {
  const end = text.search(/\r?\n/);
  if (end < 0) return text;
  const header = text.slice(0, end).replace(/[^,;"\r\n]+/g, (title) => {
    if (drift.remove?.includes(title) === true) return `${title}__gone`;
    return drift.rename?.[title] ?? title;
  });
  return header + text.slice(end);
}
