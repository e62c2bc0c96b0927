import { createHash } from 'node:crypto';
import { readSettings } from '../settings.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { communeFile, DVF_YEARS } from './dvf-rows.js';

const BASE_PATH = '/geo-dvf/latest/csv';
const PUBLISHED = 'Mon, 18 May 2026 08:12:45 GMT';
const XML = { 'content-type': 'application/xml' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };

const DEFAULTS = {
  /** Every file answers 403, as on the day a new edition is put there. */
  republishing: false,
  /** The index of years is gone. */
  noIndex: false,
  /** Those of the index. */
  years: DVF_YEARS as readonly number[],
};

/**
 * The geo-dvf files: an index of years, and commune files that live on another host. Here that host is the same
 * server under its other name, `localhost`, with the same path (the real one drops `/geo-dvf`).
 */
export function dvfFiles(): SandboxUpstream {
  let settings = DEFAULTS;

  function handle(request: SandboxRequest): SandboxReply {
    if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, body: '' };
    if (request.segments.length === 0)
      return settings.noIndex ? { status: 404, headers: HTML, body: '' } : index(settings.years);
    const { host = '' } = request.headers;
    if (!host.startsWith('localhost')) {
      const location = request.baseUrl.replace('127.0.0.1', 'localhost') + request.path;
      return { status: 302, headers: { ...HTML, location }, body: '' };
    }
    return settings.republishing ? forbidden() : file(request);
  }

  return {
    name: 'dvfFiles',
    basePath: BASE_PATH,
    handle,
    configure: (changes) => {
      settings = readSettings(settings, changes);
    },
    reset: () => {
      settings = DEFAULTS;
    },
  };
}

function index(years: readonly number[]): SandboxReply {
  const links = ['../', ...years.map((year) => `${year}/`)].map((name) => `<a href="${name}">${name}</a>`);
  const title = `Index of ${BASE_PATH}/`;
  const body = `<html>\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1><hr><pre>${links.join('\n')}\n</pre><hr></body>\n</html>\n`;
  return { headers: HTML, body };
}

/** /{year}/communes/{dep}/{insee}.csv; the files of departments and of the whole country are not simulated. */
function file({ segments, headers }: SandboxRequest): SandboxReply {
  const [year = '', scale, department, name = ''] = segments;
  const inseeCode = name.replace(/\.csv$/, '');
  const isPath = segments.length === 4 && scale === 'communes' && name.endsWith('.csv');
  const body = isPath && department === departmentOf(inseeCode) ? communeFile(year, inseeCode) : undefined;
  if (body === undefined) return noSuchKey(segments.join('/'));
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  const validators = { etag, 'last-modified': PUBLISHED };
  if (headers['if-none-match'] === etag) return { status: 304, headers: validators, body: undefined };
  return { headers: { ...validators, 'content-type': 'text/csv' }, body };
}

function departmentOf(inseeCode: string): string {
  return inseeCode.slice(0, inseeCode.startsWith('97') ? 3 : 2);
}

function noSuchKey(key: string): SandboxReply {
  const body = `<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>latest/csv/${key}</Key></Error>`;
  return { status: 404, headers: XML, body };
}

function forbidden(): SandboxReply {
  const body = `<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>`;
  return { status: 403, headers: XML, body };
}
