import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { PropertiesModule } from '../properties/properties.module.js';
import { ExplainSectionTool } from './explain-section.tool.js';
import { FindParcelsTool } from './find-parcels.tool.js';
import { GetPropertyTool } from './get-property.tool.js';
import { McpController } from './mcp.controller.js';
import { McpEndpoint } from './mcp-endpoint.js';

/** The tools of the Model Context Protocol. */
@Module({
  imports: [PlacesModule, PropertiesModule],
  controllers: [McpController],
  providers: [FindParcelsTool, GetPropertyTool, ExplainSectionTool, McpEndpoint],
})
export class McpModule {}
