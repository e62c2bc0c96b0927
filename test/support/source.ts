import { type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox.js';
import { readSettings } from '../../src/config/settings.js';
import { SettingsModule } from '../../src/config/settings.module.js';
import { UpstreamModule } from '../../src/upstream/upstream.module.js';

export interface SourceOnSandbox<T> {
  readonly sandbox: Sandbox;
  readonly service: T;
  readonly close: () => Promise<void>;
}

/** One source's module on a sandbox of its own, with an empty cache: everything real but the internet. */
export async function sourceOnSandbox<T>(
  module: Type,
  service: Type<T>,
  env: Record<string, string> = {},
  sandboxOptions: SandboxOptions = { limits: false },
): Promise<SourceOnSandbox<T>> {
  const sandbox = await startSandbox(sandboxOptions);
  const settings = readSettings({
    LOG_LEVEL: 'silent',
    CACHE_DISK_MB: '0',
    OUTGOING_FACTOR: '50',
    ...sandbox.env,
    ...env,
  });
  const app = await Test.createTestingModule({
    imports: [SettingsModule.with(settings), UpstreamModule, module],
  }).compile();
  return {
    sandbox,
    service: app.get(service),
    close: async () => {
      await app.close();
      await sandbox.close();
    },
  };
}
