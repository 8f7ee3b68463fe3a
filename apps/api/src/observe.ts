import { Log, Metrics } from '@desk/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Every answer carries its correlation id, is counted by route, and leaves one line in the log. */
export function observe(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const log = app.get(Log);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    // What is said to one person stays in no store on the way, nor on a shared machine. Files say otherwise for themselves.
    void reply.header('cache-control', 'no-store');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log.answered(request.id, request.method, route, reply.statusCode, Math.round(reply.elapsedTime));
    done();
  });
}
