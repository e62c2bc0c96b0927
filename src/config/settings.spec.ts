import { InvalidSettings, SETTING_ROWS, readSettings } from './settings.js';
import { UPSTREAMS, UPSTREAM_NAMES } from './upstreams.js';

describe('readSettings', () => {
  it('needs nothing: every setting has a default', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 3000,
      trustProxy: false,
      requestDeadlineMs: 25_000,
      rateLimit: 100,
      rateLimitWindowMs: 60_000,
      logLevel: 'info',
    });
    for (const name of UPSTREAM_NAMES) expect(settings.baseUrls[name]).toBe(UPSTREAMS[name].baseUrl);
  });

  it('takes base URLs with a path and drops the trailing slash', () => {
    const { baseUrls } = readSettings({ CADASTRE_BASE_URL: 'http://127.0.0.1:4101/api/cadastre/' });
    expect(baseUrls.cadastre).toBe('http://127.0.0.1:4101/api/cadastre');
  });

  it('treats an empty variable as absent', () => {
    expect(readSettings({ PORT: ' ', BDNB_API_KEY: '' })).toMatchObject({
      port: 3000,
      bdnbApiKey: undefined,
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '3e3'],
    ['REQUEST_DEADLINE_MS', '0'],
    ['RATE_LIMIT', '-1'],
    ['RATE_LIMIT_WINDOW_MS', 'a minute'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['CACHE_MEMORY_MB', '0'],
    ['OUTGOING_FACTOR', '-1'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'http://localhost:6379'],
    ['REDIS_URL', 'redis://'],
    ['BDNB_BASE_URL', 'api.bdnb.io'],
    ['BDNB_BASE_URL', 'ftp://api.bdnb.io'],
    ['GPU_BASE_URL', 'https://apicarto.ign.fr/api/gpu?x=1'],
  ])('refuses %s=%s by name', (variable, text) => {
    expect(() => readSettings({ [variable]: text })).toThrow(InvalidSettings);
    expect(() => readSettings({ [variable]: text })).toThrow(variable);
  });

  it('names all broken variables at once', () => {
    try {
      readSettings({ PORT: 'x', LOG_LEVEL: 'y' });
      throw new Error('not refused');
    } catch (error) {
      expect((error as InvalidSettings).problems).toHaveLength(2);
    }
  });

  it('gives each setting a reason', () => {
    for (const { reason } of Object.values(SETTING_ROWS)) expect(reason.length).toBeGreaterThan(15);
  });
});
