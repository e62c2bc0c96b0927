// Preloaded into a server under test (node --import): its clock is so many milliseconds ahead.
const ahead = Number(process.env.CLOCK_AHEAD_MS ?? '0');
const now = Date.now.bind(Date);
Date.now = () => now() + ahead;
globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [target.now()] : args, newTarget),
});
