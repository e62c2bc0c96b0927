import { createApp } from './create-app.js';
import { InvalidSettings, readSettings } from './config/settings.js';
import { communeOf } from './parcels/communes.js';

/** Any commune: the first question reads the table, and should not be a client's. */
const WARM_UP_COMMUNE = '75056';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  setImmediate(() => communeOf(WARM_UP_COMMUNE));
}

main().catch((error: unknown) => {
  // What an operator can mend is told in a sentence; anything else with its stack.
  console.error(error instanceof InvalidSettings ? error.message : error);
  process.exitCode = 1;
});
