import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox.js';
import { readSettings } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';

export interface TestApp {
  readonly sandbox: Sandbox;
  readonly app: NestFastifyApplication;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The whole server, listening on a free port, with a sandbox of its own behind it. */
export async function startApp(
  env: Record<string, string> = {},
  sandboxOptions: SandboxOptions = { limits: false },
): Promise<TestApp> {
  const sandbox = await startSandbox(sandboxOptions);
  const settings = readSettings({
    LOG_LEVEL: 'silent',
    CACHE_DISK_MB: '0',
    OUTGOING_FACTOR: '50',
    HOST: '127.0.0.1',
    PORT: '0',
    ...sandbox.env,
    ...env,
  });
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  return {
    sandbox,
    app,
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      await sandbox.close();
    },
  };
}
