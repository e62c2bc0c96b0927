import { Injectable } from '@nestjs/common';
import { VERSION } from '../config/version.js';
import { once } from '../properties/once.js';
import type { CallContext } from '../upstream/call-context.js';
import { ExplainSectionTool } from './explain-section.tool.js';
import { FindParcelsTool } from './find-parcels.tool.js';
import { GetPropertyTool } from './get-property.tool.js';

const INSTRUCTIONS =
  'DeepCity answers what French open data knows of a land parcel. Find its identifier with find_parcels (address, ' +
  'point or identifier), read it with get_property, naming only the sections you need, and look up what a field means ' +
  'with explain_section. Answers are cut to stay small and say so under "truncated". A section that is null could not ' +
  'be obtained; an empty list means that there is nothing. Nothing here has legal value. Name the attribution of the ' +
  'sources you use; do not use sales to identify people.';

/** The protocol's own code, loaded by the first that speaks it rather than at every start. */
const protocol = once(async () => {
  const [{ McpServer }, { WebStandardStreamableHTTPServerTransport }, { AjvJsonSchemaValidator }] =
    await Promise.all([
      import('@modelcontextprotocol/sdk/server/mcp.js'),
      import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
      import('@modelcontextprotocol/sdk/validation/ajv'),
    ]);
  // Of what clients are asked, which they never are here; without one, each server would make its own.
  return {
    McpServer,
    Transport: WebStandardStreamableHTTPServerTransport,
    validator: new AjvJsonSchemaValidator(),
  };
});

/** One exchange in MCP's streamable HTTP, without a session: each request has a server and a transport of its own. */
@Injectable()
export class McpEndpoint {
  constructor(
    private readonly findParcels: FindParcelsTool,
    private readonly getProperty: GetPropertyTool,
    private readonly explainSection: ExplainSectionTool,
  ) {}

  /** @param message the body of the request, parsed */
  async answer(message: unknown, headers: Headers, ctx: CallContext): Promise<Response> {
    const { McpServer, Transport, validator } = await protocol();
    const server = new McpServer(
      { name: 'deepcity', title: 'DeepCity', version: VERSION },
      { instructions: INSTRUCTIONS, jsonSchemaValidator: validator },
    );
    for (const tool of [this.findParcels, this.getProperty, this.explainSection]) tool.register(server, ctx);
    const transport = new Transport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      // Of the address the transport reads nothing.
      const request = new Request('http://localhost/mcp', { method: 'POST', headers });
      return await transport.handleRequest(request, { parsedBody: message });
    } finally {
      await server.close();
    }
  }
}
