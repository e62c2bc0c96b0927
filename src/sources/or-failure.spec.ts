import { UpstreamError } from '../upstream/upstream-error.js';
import { orFailure } from './or-failure.js';

describe('orFailure', () => {
  it('is the answer', async () => {
    await expect(orFailure(Promise.resolve('rows'))).resolves.toBe('rows');
  });

  it('is the failure of an upstream', async () => {
    const failure = new UpstreamError('gpu', 'UPSTREAM_TIMEOUT', 'is late');
    await expect(orFailure(Promise.reject(failure))).resolves.toBe(failure);
  });

  it('throws what is no failure of an upstream', async () => {
    const bug = new TypeError('rows is not iterable');
    await expect(orFailure(Promise.reject(bug))).rejects.toBe(bug);
  });
});
