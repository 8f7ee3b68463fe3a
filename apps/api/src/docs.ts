import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { api, API_PREFIX, PROBLEMS, type DoorName } from '@desk/contracts';
import { describeDtos, Problem, ProblemFilter } from '@desk/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ANSWERS, SHAPES } from './answers.js';
import { StaticFiles } from './static-files.js';

const ASSETS = /^swagger-ui(-bundle\.js|\.css)$/;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Førstelinje api</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <main id="docs"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/show.js"></script>
  </body>
</html>
`;
const SHOW = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', validatorUrl: null });\n`;

/** The OpenAPI document, made of the DTOs that check the requests and of the contracts that type the answers, and its readable form, loaded from nowhere else. */
export function serveDocs(app: NestFastifyApplication): void {
  const files = new StaticFiles(dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')));
  const filter = app.get(ProblemFilter);
  const server = app.getHttpAdapter().getInstance();
  let document: OpenAPIObject | null = null;
  server.get('/api/openapi.json', (_request, reply) => reply.send((document ??= describe(app))));
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  server.get('/api/docs/show.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(SHOW));
  server.get<{ Params: { file: string } }>('/api/docs/:file', (request, reply) => {
    const { file } = request.params;
    if (ASSETS.test(file) && files.has(file)) return files.send(file, request, reply, 'public, max-age=3600');
    filter.answer(new Problem('not_found', 'There is nothing at this address.'), request, reply);
    return reply;
  });
}

function describe(app: NestFastifyApplication): OpenAPIObject {
  describeDtos();
  const about = new DocumentBuilder()
    .setTitle('Førstelinje')
    .setDescription(
      'Lists are `{items, nextCursor}`. Errors are `application/problem+json` (RFC 9457) with a stable `code`. ' +
        'Programs send `Authorization: Bearer <token>`; browsers hold a session cookie.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addCookieAuth('desk_session')
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, about, { operationIdFactory: (_controller, method) => method });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...SHAPES },
    responses: { Problem: PROBLEM },
  };
  for (const name of Object.keys(api) as DoorName[]) describeAnswer(document, name);
  return document;
}

const PROBLEM = {
  description: `Refused. Codes: ${Object.entries(PROBLEMS)
    .map(([code, { status }]) => `\`${code}\` (${status})`)
    .join(', ')}.`,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemBody' } } },
};

/** The status is the one that the controller answers with, the shape is that of the contracts. */
function describeAnswer(document: OpenAPIObject, name: DoorName): void {
  const { method, path } = api[name];
  const item = document.paths[API_PREFIX + path.replace(/:(\w+)/g, '{$1}')];
  const operation = item?.[method.toLowerCase() as 'get' | 'post' | 'patch'];
  const status = Object.keys(operation?.responses ?? {}).find((code) => code.startsWith('2'));
  if (operation === undefined || status === undefined) throw new Error(`nothing answers at the door ${name}`);
  const schema = ANSWERS[name];
  const isFile = api[name].bytes === 'out';
  operation.operationId = name;
  operation.responses = {
    [status]: {
      description: schema === null ? 'Done; there is nothing to tell.' : 'Done.',
      ...(isFile
        ? { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
        : schema !== null && { content: { 'application/json': { schema } } }),
    },
    default: { $ref: '#/components/responses/Problem' },
  };
}
