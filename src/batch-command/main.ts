#!/usr/bin/env node
import { deepcity } from './deepcity.js';
import { EXIT } from './exit-codes.js';

const end = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Who asks twice does not want to wait.
    if (end.signal.aborted) process.exit(EXIT.interrupted);
    end.abort();
  });
}

process.exitCode = await deepcity(process.argv.slice(2), {
  results: process.stdout,
  messages: process.stderr,
  signal: end.signal,
});
