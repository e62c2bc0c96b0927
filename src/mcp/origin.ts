/**
 * Whether a request may come from where its `Origin` header says, as the MCP specification asks against DNS rebinding:
 * clients that are no browsers send none, and pages of this machine are let in. The page of a stranger is not, also
 * when its name was made to point here, so that Origin and Host agree.
 */
export function isTrustedOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && LOOPBACK.includes(url.hostname);
}

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
