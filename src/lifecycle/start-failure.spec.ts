import { InvalidSettings } from '../config/settings.js';
import { startFailure } from './start-failure.js';

const address = { host: '0.0.0.0', port: 80 };
const failed = (code: string): Error => Object.assign(new Error('listen failed'), { code });

describe('startFailure', () => {
  it.each([
    ['EADDRINUSE', /^Port 80 of 0\.0\.0\.0 is taken.*PORT/],
    ['EACCES', /^Port 80 of 0\.0\.0\.0 may not.*PORT/],
    ['EADDRNOTAVAIL', /^HOST 0\.0\.0\.0/],
    ['ENOTFOUND', /^HOST 0\.0\.0\.0/],
  ])('tells %s in a sentence', (code, says) => {
    const text = startFailure(failed(code), address);
    expect(text).toMatch(says);
    expect(text).not.toContain('\n');
  });

  it('tells broken settings by their names alone', () => {
    const text = startFailure(new InvalidSettings(['PORT must be a whole number']), undefined);
    expect(text).toBe('Invalid settings:\n  - PORT must be a whole number');
  });

  it('shows the stack of what nobody foresaw', () => {
    expect(startFailure(new TypeError('x is not a function'), address)).toContain('start-failure.spec');
  });
});
