import { Injectable, type LoggerService, type OnApplicationShutdown } from '@nestjs/common';
import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import { Config } from '../config/config.js';

/** Lines are written together, when there is so much of them or after so long: a write for each is dear to a busy api. */
const TOGETHER = { minLength: 4_096, periodicFlush: 100 } as const;

/** Structured lines on standard output. Never given a body, a token or a header. */
@Injectable()
export class Log implements OnApplicationShutdown {
  private readonly out = destination({ dest: 1, sync: true, ...TOGETHER });
  private readonly pino: Logger;
  private readonly write = () => this.out.flushSync();

  constructor(config: Config) {
    this.pino = pino(
      {
        level: config.logLevel,
        base: null,
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        serializers: { err: errorLine },
      },
      this.out,
    );
    process.once('exit', this.write);
  }

  onApplicationShutdown(): void {
    this.write();
    process.off('exit', this.write);
  }

  info(fields: object, message: string): void {
    this.pino.info(fields, message);
  }

  /** The line that every request leaves; put together by hand, since it costs a busy api as much as a policy does. */
  answered(correlationId: string, method: string, route: string, status: number, ms: number): void {
    if (!this.pino.isLevelEnabled('info')) return;
    const when = `"level":"info","time":"${new Date().toISOString()}"`;
    const what = `"method":"${method}","route":${JSON.stringify(route)},"status":${status},"ms":${ms}`;
    this.out.write(`{${when},"correlationId":"${correlationId}",${what},"msg":"answered"}\n`);
  }

  warn(fields: object, message: string): void {
    this.pino.warn(fields, message);
  }

  error(error: unknown, fields: object, message: string): void {
    this.pino.error({ ...fields, err: error }, message);
    this.write();
  }
}

/**
 * What of an error goes into the log. An error of the database carries the values of its statement and the row that was
 * refused: texts of tickets, names, hashes of tokens. Where it happened is enough to find it.
 */
export function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, table, query } = error as { [key: string]: unknown } & Error;
  const said = { code, constraint, table, query };
  const known = Object.entries(said).filter(([, value]) => typeof value === 'string');
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...Object.fromEntries(known),
    ...(error.cause === undefined ? {} : { cause: errorLine(error.cause) }),
  };
}

/** What Nest itself has to say; its many lines about wiring are left out. */
export class NestLog implements LoggerService {
  constructor(private readonly out: Log) {}

  log(): void {
    // Nest announces every route and module at this level.
  }

  warn(message: unknown, context?: unknown): void {
    this.out.warn({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.out.error(message, { context: rest.at(-1) }, String(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}
