import { Test } from '@nestjs/testing';
import { type Settings, readSettings } from '../../src/config/settings.js';
import { SettingsModule } from '../../src/config/settings.module.js';
import { CallContext } from '../../src/upstream/call-context.js';
import { UpstreamClient } from '../../src/upstream/upstream.client.js';
import { UpstreamModule } from '../../src/upstream/upstream.module.js';

export interface TestUpstream {
  readonly client: UpstreamClient;
  readonly settings: Settings;
  readonly close: () => Promise<void>;
}

/** The real upstream client, pointed by environment variables (`sandbox.env`, or base URLs of a test's own servers). */
export async function createUpstream(env: Record<string, string>): Promise<TestUpstream> {
  const settings = readSettings({ LOG_LEVEL: 'silent', CACHE_DISK_MB: '0', ...env });
  const module = await Test.createTestingModule({
    imports: [SettingsModule.with(settings), UpstreamModule],
  }).compile();
  module.enableShutdownHooks();
  return { client: module.get(UpstreamClient), settings, close: () => module.close() };
}

/** A call context that ends in the given time. */
export function callContext(deadlineMs = 10_000): CallContext {
  return new CallContext('test', Date.now() + deadlineMs);
}
