import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Instant } from '#lib/domain/instant.ts';
import { ApiError } from '#lib/protocol/api.ts';
import { protocolVersion, timeHeader } from '#lib/protocol/version.ts';
import { contract } from './contract.ts';
import type { Endpoint } from './endpoint.ts';

/** GET /api/openapi.json: the contract for whoever writes another client. */
export function openapiRoute(version: string): Hono {
  const document = openapi(version);
  return new Hono().get('/api/openapi.json', (c) => c.json(document));
}

/** OpenAPI 3.1 out of the same schemas that parse each request. */
export function openapi(version: string) {
  const paths: Record<string, object> = {};
  for (const endpoint of Object.values(contract) as Endpoint[]) {
    paths[endpoint.path.replaceAll(/:(\w+)/g, '{$1}')] = { [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version,
      description: `Protocol ${protocolVersion}. News are told by the WebSocket /api/feed; devices are connected by RFC 8628 under /api/auth/device.`,
    },
    components: {
      securitySchemes: { device: { type: 'http', scheme: 'bearer' } },
    },
    paths,
  };
}

function operation({ summary, isOpen, body, bodyForReaders, query, params, answer }: Endpoint) {
  const given = bodyForReaders ?? body;
  return {
    summary,
    ...(!isOpen && { security: [{ device: [] }] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(given && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: onTheWire(given) } },
      },
    }),
    responses: {
      200: answered('The answer.', answer),
      default: answered('Why there is no answer.', ApiError),
    },
  };
}

function answered(description: string, schema: z.ZodMiniType) {
  return {
    description,
    headers: {
      [timeHeader]: {
        description: 'The clock of the server, by which deadlines are measured.',
        schema: onTheWire(Instant),
      },
    },
    content: { 'application/json': { schema: onTheWire(schema) } },
  };
}

function parametersOf(schema: z.ZodMiniType | undefined, place: 'path' | 'query') {
  if (!schema) return [];
  const { properties = {}, required = [] } = onTheWire(schema);
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: one,
  }));
}

/** The side of a schema that travels: moments are text there. */
function onTheWire(schema: z.ZodMiniType) {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' });
}
