/** Nest injection token of the connection (`RedisConnection`); null where no REDIS_URL is set. */
export const REDIS = Symbol('REDIS');
