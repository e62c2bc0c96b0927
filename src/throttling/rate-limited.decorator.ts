import { type CustomDecorator, SetMetadata } from '@nestjs/common';

/** Metadata key of {@link RateLimited}. */
export const RATE_LIMITED = 'deepcity:rate-limited';

/** Marks a controller or a handler whose requests count against the client's limit. Routes without it never count. */
export const RateLimited = (): CustomDecorator => SetMetadata(RATE_LIMITED, true);
