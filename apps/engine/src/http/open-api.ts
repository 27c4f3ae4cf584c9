import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

const toJsonSchema = (schema: unknown, { schemaType }: { readonly schemaType: 'input' | 'output' }) => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema: _, ...converted } = z.toJSONSchema(schema, {
    io: schemaType,
    target: 'openapi-3.0',
    unrepresentable: 'any',
  });
  return { schema: converted };
};

const describe = () =>
  new DocumentBuilder()
    .setTitle('Relevo')
    .setDescription('The service desk (/api) and the engine, in the shapes of the Camunda 8 REST API (/v2).')
    .setVersion('0.1.0')
    .addBasicAuth()
    .addBearerAuth()
    .addCookieAuth('relevo_session')
    .build();

/** GET /openapi.json, made at the first request. */
export const serveOpenApi = (app: INestApplication): void => {
  let document: object | undefined;
  app.getHttpAdapter().get('/openapi.json', (_request: unknown, response: { json(body: object): void }) => {
    document ??= SwaggerModule.createDocument(app, describe(), { standardSchemaConverter: toJsonSchema });
    response.json(document);
  });
};
