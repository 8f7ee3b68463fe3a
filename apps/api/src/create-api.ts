import type { IncomingMessage } from 'node:http';
import { API_PREFIX } from '@desk/contracts';
import {
  Config,
  Log,
  NestLog,
  newId,
  Problem,
  ProblemFilter,
  ROOT_PATHS,
  serialised,
  type PlatformOptions,
} from '@desk/platform';
import { RequestMethod, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { LiveAdapter } from './live-adapter.js';
import { serveDocs } from './docs.js';
import { protect } from './protect.js';
import { observe } from './observe.js';
import { serveWeb } from './serve-web.js';

export interface ApiOptions {
  /** Which program this process is; `desk` when the worker lives in it too. */
  readonly platform?: Partial<PlatformOptions>;
  /** Modules that live in the same process: the worker, or what a test brings. */
  readonly alongside?: NonNullable<ModuleMetadata['imports']>;
}

const REQUEST_ID = /^[\w-]{8,64}$/;

/** The api, ready to listen. `app.close()` finishes what runs and closes everything it opened. */
export async function createApi(config: Config, options: ApiOptions = {}): Promise<NestFastifyApplication> {
  let filter: ProblemFilter | null = null;
  const adapter = new FastifyAdapter({
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      filter?.answer(new Problem('not_found', 'There is nothing at this address.'), request, reply),
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustedProxies ?? false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    genReqId: ({ headers }: IncomingMessage) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, { program: 'api', ...options.platform }, options.alongside),
    adapter,
    { logger: ['fatal'], abortOnError: false, bodyParser: false },
  );
  filter = app.get(ProblemFilter);
  adapter.getInstance().setReplySerializer(serialised);
  app.useLogger(new NestLog(app.get(Log)));
  app.setGlobalPrefix(API_PREFIX, {
    exclude: ROOT_PATHS.map((path) => ({ path, method: RequestMethod.GET })),
  });
  app.useWebSocketAdapter(new LiveAdapter(app));
  protect(app, config);
  observe(app);
  serveDocs(app);
  if (config.webFolder !== null) serveWeb(app, config.webFolder);
  return app;
}
