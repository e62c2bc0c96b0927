import { createApp } from './create-app.js';
import { type Settings, readSettings } from './config/settings.js';
import { startFailure } from './lifecycle/start-failure.js';
import { onStopSignal } from './lifecycle/stop-signals.js';
import { stop } from './lifecycle/stop.js';
import { communeOf } from './parcels/communes.js';

/**
 * Any commune: the first question reads the table of all, and should not be a client's. Not at once: whoever waits for
 * the server to be ready would wait for it too.
 */
const WARM_UP_COMMUNE = '75056';
const WARM_UP_AFTER_MS = 250;

let settings: Settings | undefined;
let orderlyEnd: ((signal: string) => Promise<void>) | undefined;

async function main(): Promise<void> {
  onStopSignal(() => orderlyEnd);
  settings = readSettings(process.env);
  const app = await createApp(settings);
  orderlyEnd = (signal) => stop(app, signal);
  await app.listen(settings.port, settings.host);
  setTimeout(() => communeOf(WARM_UP_COMMUNE), WARM_UP_AFTER_MS).unref();
}

main().catch((error: unknown) => {
  console.error(startFailure(error, settings));
  // Stores that are open already would keep the process.
  process.exit(1);
});
