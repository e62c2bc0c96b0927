import { unencodedUrl } from './unencoded-url.js';

const E = '\xc3\xa9';
const at = (code: string, text: string): ReturnType<typeof unencodedUrl> =>
  unencodedUrl({ code, bytesParsed: Math.max(0, text.indexOf(E)) }, text);

describe('unencodedUrl', () => {
  it.each([
    [`GET /a?b=${E} HTTP/1.1\r\nX: y`, 'GET', '/a'],
    [`POST /a"<b>?${E} HTTP/1.1\r\n`, 'POST', '/a"<b>'],
    [`GET /a${E}?b HTTP/1.1\r\n`, 'GET', ''],
    [`GET /${'a'.repeat(2_100)}?${E} HTTP/1.1\r\n`, 'GET', ''],
    [`GET /a?b HTTP/1.1\r\nHost: a\r\n\r\nHEAD /c?${E} HTTP/1.1\r\n`, 'HEAD', '/c'],
    // The rest of a URL that came in pieces.
    [`${E} HTTP/1.1\r\nHost: a\r\n\r\n`, '', ''],
    ['', '', ''],
  ])('%j: %j %j', (text, method, url) => {
    expect(at('HPE_INVALID_URL', text)).toEqual({ method, url });
  });

  it('tells of blanks, too', () => {
    expect(at('HPE_INVALID_CONSTANT', 'GET /a?b=c d HTTP/1.1\r\n')).toEqual({ method: 'GET', url: '/a' });
  });

  it.each([
    ['HPE_INVALID_URL', 'GET foo HTTP/1.1\r\n'],
    ['HPE_INVALID_CONSTANT', 'GET /a HTP/1.1\r\n'],
    ['HPE_INVALID_METHOD', `HELO /${E} HTTP/1.1\r\n`],
    ['HPE_INVALID_HEADER_TOKEN', `GET /a HTTP/1.1\r\nX ${E}: a\r\n`],
  ])('leaves other faults alone: %s of %j', (code, text) => {
    expect(at(code, text)).toBeUndefined();
  });
});
