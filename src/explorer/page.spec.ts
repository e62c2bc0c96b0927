import { explorerPolicy, pageWith } from './page.js';

const TILES = {
  plan: 'https://tiles.example/{z}/{x}/{y}.png?a=1&b="2"',
  photo: 'https://photos.example:8443/{z}/{x}/{y}.jpg',
};

describe('the page of the explorer', () => {
  it('holds where tiles are, as text of an attribute', () => {
    const html = '<meta name="p" content="%TILES_PLAN_URL%"><meta name="f" content="%TILES_PHOTO_URL%">';
    expect(pageWith(html, TILES)).toBe(
      '<meta name="p" content="https://tiles.example/{z}/{x}/{y}.png?a=1&amp;b=&quot;2&quot;">' +
        '<meta name="f" content="https://photos.example:8443/{z}/{x}/{y}.jpg">',
    );
    // What looks like a pattern of `replace` stays as it is.
    expect(pageWith('%TILES_PLAN_URL%', { plan: "$&$'", photo: '' })).toBe("$&amp;$'");
  });

  it('may load its own files and the tiles, and nothing else', () => {
    const policy = explorerPolicy(TILES).split('; ');
    expect(policy).toContain("img-src 'self' https://tiles.example https://photos.example:8443");
    expect(policy).toContain("connect-src 'self' https://tiles.example https://photos.example:8443");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy.join()).not.toMatch(/unsafe|\*|data:|blob:/);
    expect(explorerPolicy({ plan: '', photo: '' })).toContain("img-src 'self';");
  });
});
