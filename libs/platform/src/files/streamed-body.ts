import { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';

/** The one kind of body that is handed on unread. */
export const BYTES = 'application/octet-stream';

/** The route takes a file as its body, which it reads itself. */
export const StreamedBody = () =>
  applyDecorators(
    RouteConfig({ streamed: true }),
    ApiConsumes(BYTES),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
  );

export const takesStream = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { streamed?: boolean }).streamed === true;

/** A file on its way in. */
export interface Incoming {
  readonly stream: Readable;
  /** As announced; null: not known before its end. */
  readonly length: number | null;
}

/** The body of such a route. */
export const IncomingFile = createParamDecorator((_: unknown, context: ExecutionContext): Incoming => {
  const { body, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!(body instanceof Readable)) {
    throw new Problem('unsupported_media_type', `Send the file itself as the body, as ${BYTES}.`);
  }
  const length = headers['content-length'];
  return { stream: body, length: length === undefined ? null : Number(length) };
});
