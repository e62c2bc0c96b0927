export { DeepCity, type ClientOptions } from './client.js';
export { DeepCityError, type ErrorBody } from './errors.js';
export type { RetryOptions } from './backoff.js';
export type { Retry } from './sender.js';
export type { components, operations, paths } from './schema.js';
export * from './types.js';
