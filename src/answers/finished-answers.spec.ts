import { brotliCompressSync } from 'node:zlib';
import { readSettings } from '../config/settings.js';
import type { AnswerParts } from './finished-answer.js';
import { FinishedAnswers } from './finished-answers.js';

const LATER = Date.now() + 60_000;
const MB = 1024 * 1024;

const parts = (body: Buffer): AnswerParts => ({
  body,
  headers: { 'content-type': 'application/json' },
  caching: { 'cache-control': 'public, max-age=3600' },
});
/** So much text that nothing compresses. */
const noise = (bytes: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, () => String.fromCharCode(33 + Math.random() * 90)).join(''));
const holding = (megabytes: number): FinishedAnswers =>
  new FinishedAnswers(readSettings({ CACHE_MEMORY_MB: String(megabytes), LOG_LEVEL: 'silent' }));

describe('FinishedAnswers', () => {
  it('finds what is current, with its tag among what 304 needs', () => {
    const answers = holding(2);
    const kept = answers.keep('a', parts(Buffer.from('{}')), LATER);
    expect(answers.find('a')).toMatchObject({ encoded: kept.encoded, etag: kept.etag });
    expect(kept.caching).toEqual(['etag', kept.etag, 'cache-control', 'public, max-age=3600']);
    expect(answers.find('b')).toBeUndefined();
  });

  it('does not find what is not current any more, or of which nobody says until when it is', () => {
    const answers = holding(2);
    answers.keep('past', parts(Buffer.from('{}')), Date.now() - 1);
    answers.keep('unknown', parts(Buffer.from('{}')), Infinity);
    expect([answers.find('past'), answers.find('unknown')]).toEqual([undefined, undefined]);
  });

  it('lets the least recently used go when together they are too large', () => {
    const answers = holding(2);
    for (const key of ['a', 'b']) answers.keep(key, parts(noise(0.4 * MB)), LATER);
    answers.find('a');
    answers.keep('c', parts(noise(0.4 * MB)), LATER);
    expect(['a', 'b', 'c'].filter((key) => answers.find(key) !== undefined)).toEqual(['a', 'c']);
  });

  it('counts compressed forms as they come', async () => {
    const answers = holding(2);
    const body = noise(0.4 * MB);
    // Of 1 MB: both bodies have room, and one compressed form besides has not.
    expect(2 * body.length + brotliCompressSync(body).length).toBeGreaterThan(MB);
    answers.keep('a', parts(body), LATER);
    const second = answers.keep('b', parts(noise(0.4 * MB)), LATER);
    expect(answers.find('a')).toBeDefined();
    await second.encoded.in('br');
    expect([answers.find('a') === undefined, answers.find('b') === undefined]).toEqual([true, false]);
  });
});
