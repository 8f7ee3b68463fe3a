import { PROBLEMS, type ProblemBody } from '@desk/contracts';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../log/log.js';
import { isUnavailable } from './unavailable.js';
import { Problem } from './problem.js';

const UNAVAILABLE_RETRY_SECONDS = 2;

/** Renders every refusal as RFC 9457. What nobody expected is a 500 that says nothing but where to find it in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = toProblem(error);
    if (problem.code === 'internal' || problem.code === 'unavailable') {
      const fields = { correlationId: request.id, method: request.method, path: request.routeOptions?.url };
      this.log.error(error, fields, problem.code === 'internal' ? 'a request failed' : 'the database is away');
    }
    const { retryAfterSeconds, ...extras } = problem.extras;
    const { status, title } = PROBLEMS[problem.code];
    const body: ProblemBody = {
      type: `/problems/${problem.code}`,
      code: problem.code,
      title,
      status,
      detail: problem.detail,
      ...extras,
      correlationId: request.id,
    };
    if (reply.sent) return;
    void reply.header('x-request-id', request.id);
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfterSeconds)));
    void reply
      .status(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isUnavailable(error)) {
    return new Problem('unavailable', 'The desk cannot reach its database right now; try again in a moment.', {
      retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS,
    });
  }
  switch (statusOf(error)) {
    case 400:
      return new Problem('malformed_body', 'The request cannot be read; send well-formed JSON in UTF-8.');
    case 404:
      return new Problem('not_found', 'There is nothing at this address.');
    case 413:
      return new Problem('payload_too_large', 'Send a smaller body.');
    case 415:
      return new Problem('unsupported_media_type', 'Send the body as application/json.');
    default:
      return new Problem(
        'internal',
        'The fault is ours and is in our log; name the correlation id when you report it.',
      );
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}
