import { apiCarto } from './api-carto.mjs';
import { coldLatency } from './cold-latency.mjs';
import { coldThroughput } from './cold-throughput.mjs';
import { encodings } from './encodings.mjs';
import { graphql } from './graphql.mjs';
import { growth } from './growth.mjs';
import { identical } from './identical.mjs';
import { memory } from './memory.mjs';
import { salesFiles } from './sales-files.mjs';
import { scaled } from './scaled.mjs';
import { start } from './start.mjs';
import { warm } from './warm.mjs';

/** In the order in which they run. */
export const SCENARIOS = [
  warm,
  encodings,
  scaled,
  coldLatency,
  coldThroughput,
  identical,
  growth,
  salesFiles,
  memory,
  start,
  apiCarto,
  graphql,
];
