import { UpstreamError } from '../upstream/upstream-error.js';
import { worstFailure } from './worst-failure.js';

describe('worstFailure', () => {
  const down = new UpstreamError('gpu', 'UPSTREAM_UNAVAILABLE', 'is down');
  const odd = new UpstreamError('gpu', 'UPSTREAM_BAD_RESPONSE', 'sent HTML');
  const late = new UpstreamError('gpu', 'UPSTREAM_TIMEOUT', 'is late');

  it.each([
    [[down, late, odd], late],
    [[odd, down], odd],
    [[], undefined],
  ])('%#', (failures, expected) => {
    expect(worstFailure(failures)).toBe(expected);
  });
});
