import { BYTES, Problem, takesStream, type Config } from '@desk/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Headers that tell browsers what our pages may load and do; a reader for JSON alone, and files where a route takes one. */
export function protect(app: NestFastifyApplication, config: Config): void {
  const headers = headersFor(config.publicUrl);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser(BYTES, (request, payload, done) =>
    takesStream(request)
      ? done(null, payload)
      : done(new Problem('unsupported_media_type', 'Send the body as application/json.')),
  );
}

/** The same for every answer, so they are put together once. */
function headersFor(publicUrl: string): Readonly<Record<string, string>> {
  const https = publicUrl.startsWith('https:');
  const policy = {
    'default-src': `'self'`,
    // Older browsers do not count websockets of the same origin as 'self'.
    'connect-src': `'self' ${publicUrl.replace(/^http/, 'ws')}`,
    'img-src': `'self' data:`,
    // Charts and the virtual table place what they draw by style attributes.
    'style-src': `'self' 'unsafe-inline'`,
    'object-src': `'none'`,
    'base-uri': `'self'`,
    'form-action': `'self'`,
    'frame-ancestors': `'none'`,
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join(';'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    ...(https && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
  };
}
