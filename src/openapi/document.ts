import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { apicartoSchemas } from '../apicarto/apicarto.schema.js';
import { communeSchemas } from '../communes/communes.schema.js';
import { VERSION } from '../config/version.js';
import { placesSchemas } from '../places/places.schema.js';
import { answerSchemas } from '../properties/answer.schema.js';
import { serviceSchemas } from './service-schemas.js';

/** The OpenAPI 3.1 document: routes from the controllers, records from the field tables. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('DeepCity')
    .setDescription(
      'Everything French open data knows about a land parcel, in one call. No key, no account. 100 requests per minute and client address.',
    )
    .setVersion(VERSION)
    .setLicense(
      'MIT (the software; each source has its own licence, see meta.sources)',
      'https://opensource.org/license/mit',
    )
    .addTag('properties', 'Land parcels and all that belongs to them')
    .addTag('places', 'From an address, a point or a geometry to parcels; what is around and over one')
    .addTag('cadastre', "API Carto's cadastre, call-compatible, and the parcels that a geometry meets")
    .addTag('communes', 'Communes, the groupings they belong to, and the competences of these')
    .addTag('mcp', 'Tools for language models')
    .addTag('service', 'For operators')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const schemas = {
    ...document.components?.schemas,
    ...answerSchemas(),
    ...apicartoSchemas,
    ...communeSchemas,
    ...placesSchemas,
    ...serviceSchemas,
  };
  return {
    ...document,
    components: { ...document.components, schemas } as unknown as NonNullable<OpenAPIObject['components']>,
  };
}
