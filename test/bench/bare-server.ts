import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Facts } from './city.js';
import { statements, type NewTicket, type Statement } from './statements.js';

/** As many connections as the api has. */
const CONNECTIONS = 16;

/** A process of its own: Node's `http` and `pg`, and nothing else. One statement answers a request. */
process.once('message', ({ databaseUrl, facts }: { databaseUrl: string; facts: Facts }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  const server = createServer((request, response) => {
    void statementOf(facts, request)
      .then((statement) => pool.query<{ body: string }>({ ...statement, values: [...statement.values] }))
      .then(
        ({ rows }) => {
          const body = rows[0]?.body ?? 'null';
          response.writeHead(request.method === 'POST' ? 201 : 200, {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          });
          response.end(body);
        },
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
process.once('disconnect', () => process.exit(0));

async function statementOf(facts: Facts, request: IncomingMessage): Promise<Statement> {
  const [, what, id = ''] = (request.url ?? '').split('/');
  switch (what) {
    case 'create':
      return statements.create(facts, JSON.parse(await bodyOf(request)) as NewTicket);
    case 'queue':
      return statements.queue(id);
    case 'ticket':
      return statements.ticket(id);
    case 'messages':
      return statements.messages(id);
    case 'report':
      return statements.report(facts.report.from);
    default:
      return statements.reportRaw(facts.report.from, facts.report.to);
  }
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => resolve(text));
    request.on('error', reject);
  });
}
