import { readSettings } from '../src/config/settings.js';
import { serverEnvironment } from './server-process.js';

describe('the environment of the server on the sandbox', () => {
  it('has no tiles, which a browser would fetch from another machine', () => {
    const { tilesPlanUrl, tilesPhotoUrl } = readSettings(serverEnvironment('/root', {}));
    expect([tilesPlanUrl, tilesPhotoUrl]).toEqual(['', '']);
  });

  it('is the given one where that says something', () => {
    const TILES_PLAN_URL = 'https://tiles.example/{z}/{x}/{y}.png';
    expect(serverEnvironment('/root', { TILES_PLAN_URL, DATA_DIR: '/data' })).toMatchObject({
      TILES_PLAN_URL,
      TILES_PHOTO_URL: 'none',
      DATA_DIR: '/data',
    });
  });
});
