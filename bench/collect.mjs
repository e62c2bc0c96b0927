// Preloaded into the server that soak.mjs measures: collects garbage when told to. Needs --expose-gc.
process.on('SIGUSR2', () => globalThis.gc());
