import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type Logger } from 'pino';
import { Config } from '../config/config.js';

/** Structured lines on standard output. Never given a body, a token or a header. */
@Injectable()
export class Log {
  private readonly pino: Logger;

  constructor(config: Config) {
    this.pino = pino({
      level: config.logLevel,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    });
  }

  info(fields: object, message: string): void {
    this.pino.info(fields, message);
  }

  warn(fields: object, message: string): void {
    this.pino.warn(fields, message);
  }

  error(error: unknown, fields: object, message: string): void {
    this.pino.error({ ...fields, err: error }, message);
  }
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
