import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const COMPRESSED = /^(text|application\/(json|manifest)|image\/svg)/;

interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
  readonly gzip: Buffer | null;
  readonly tag: string;
}

/** The files of a folder, read into memory once: an address either is one of them or is nothing. */
export class StaticFiles {
  private readonly read = new Map<string, StaticFile>();
  private readonly paths: ReadonlyMap<string, string>;

  constructor(folder: string) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    this.paths = new Map(
      files.map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [relative(folder, path).split(sep).join('/'), path] as const;
      }),
    );
  }

  has(name: string): boolean {
    return this.paths.has(name);
  }

  send(name: string, request: FastifyRequest, reply: FastifyReply, cacheControl: string): FastifyReply {
    const file = this.file(name);
    void reply.header('cache-control', cacheControl).header('etag', file.tag).header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === file.tag) return reply.status(304).send();
    void reply.header('content-type', file.type);
    if (file.gzip && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      return reply.header('content-encoding', 'gzip').send(file.gzip);
    }
    return reply.send(file.body);
  }

  private file(name: string): StaticFile {
    const known = this.read.get(name);
    if (known) return known;
    const body = readFileSync(this.paths.get(name) ?? name);
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    const file = { type, body, tag, gzip: COMPRESSED.test(type) && body.length > 1_024 ? gzipSync(body) : null };
    this.read.set(name, file);
    return file;
  }
}
