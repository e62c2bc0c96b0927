import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallContext } from '../upstream/call-context.js';

/** A tool of the MCP server. */
export interface Tool {
  /** @param ctx of the HTTP request that the tool is called in */
  register(server: McpServer, ctx: CallContext): void;
}

/** All tools only read, and only what is public; what they find out changes with the sources. */
export const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
} as const;
