import { quotaHeadOf, saysQuotaExceeded } from './quota-headers.js';

const NOW = 1_800_000_000_000;
const headers = (remaining: string, reset?: string, limit?: string): Record<string, string> => ({
  'x-quota-remaining': remaining,
  ...(reset === undefined ? {} : { 'x-quota-reset': reset }),
  ...(limit === undefined ? {} : { 'x-quota-limit': limit }),
});

describe('quotaHeadOf', () => {
  it.each<[string, Record<string, string>, unknown]>([
    [
      'milliseconds',
      headers('9874', '1800000500000', '10000'),
      { resetAt: 1_800_000_500_000, limit: 10_000 },
    ],
    ['seconds', headers('9874', '1800000500', '10000'), { resetAt: 1_800_000_500_000, limit: 10_000 }],
    ['no end', headers('9874'), { resetAt: undefined, limit: undefined }],
    ['an end that is no date', headers('9874', '86400', '0'), { resetAt: undefined, limit: undefined }],
    ['an end in a thousand years', headers('9874', '33000000000'), { resetAt: undefined }],
  ])('reads %s', (_name, given, expected) => {
    expect(quotaHeadOf(given, NOW)).toMatchObject({ remaining: 9_874, ...(expected as object) });
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['a word', headers('many')],
    ['a negative number', headers('-1')],
    ['those of a window that is over', headers('0', '1799999999999')],
  ])('tells nothing of %s', (_name, given) => {
    expect(quotaHeadOf(given, NOW)).toBeUndefined();
  });
});

it('tells the month’s refusal from the minute’s', () => {
  const body = (message: string): Buffer => Buffer.from(JSON.stringify({ message, http_status_code: 429 }));
  const month = body('Quota exceeded! You reached the limit of 10000 requests per 1 months');
  expect(saysQuotaExceeded(429, month)).toBe(true);
  expect(saysQuotaExceeded(200, month)).toBe(false);
  const minute = body('Rate limit exceeded! You reached the limit of 120 requests per 1 minutes');
  expect(saysQuotaExceeded(429, minute)).toBe(false);
});
