import { UpstreamError } from '../upstream/upstream-error.js';

/**
 * The answer, or in its place why its upstream did not give it.
 * @throws anything but an UpstreamError: that is a bug, and goes on its way
 */
export async function orFailure<T>(answer: Promise<T>): Promise<T | UpstreamError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamError) return error;
    throw error;
  }
}
