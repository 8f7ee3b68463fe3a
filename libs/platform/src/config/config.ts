import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { OperatorError } from '@desk/schema';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { EnvConfig } from './env-config.js';

/** How this process is set up. One frozen object, read once at start. */
export abstract class Config {
  abstract readonly production: boolean;
  abstract readonly databaseUrl: string;
  /** Null when the queue is on Redis. */
  abstract readonly jobsDatabaseUrl: string | null;
  abstract readonly redisUrl: string | null;
  abstract readonly host: string;
  abstract readonly port: number;
  abstract readonly publicUrl: string;
  /** The built web client; null: the api alone. */
  abstract readonly webFolder: string | null;
  /** Anybody may sign in as any demo person. */
  abstract readonly demo: boolean;
  abstract readonly smtpUrl: string | null;
  abstract readonly mailFrom: string;
  abstract readonly ticketPrefix: string;
  /** Proxies that are believed when they say from where a request comes; null: none. */
  abstract readonly trustedProxies: string | null;
  abstract readonly signInLimitPerMinute: number;
  abstract readonly bodyLimitBytes: number;
  /** Where attachments lie; all processes of a desk on one machine share it. */
  abstract readonly filesFolder: string;
  abstract readonly fileLimitBytes: number;
  /** Of all files in the conversation of a ticket, and as much again in its notes. */
  abstract readonly ticketFilesLimitBytes: number;
  /** For so long what an agent's pages saw of their attention is kept; what was folded from it stays. */
  abstract readonly signalDays: number;
  /** So many days after its last a month's figures are frozen. */
  abstract readonly closingDays: number;
  abstract readonly databasePool: number;
  abstract readonly jobsPool: number;
  /** Without progress for so long, an event is handed to its handler once more: whoever had it may have died. */
  abstract readonly redeliverSeconds: number;
  /** Who reads the open results: those whom an agency employs, or everybody who can sign in. */
  abstract readonly openResultsFor: 'employees' | 'signed-in';
  abstract readonly logLevel: string;
}

/** Reads the environment, or refuses with every fault at once. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const env = plainToInstance(EnvConfig, given, { excludeExtraneousValues: true, exposeUnsetFields: false });
  const faults = validateSync(env, { skipMissingProperties: false }).flatMap((fault) =>
    Object.values(fault.constraints ?? {}).slice(0, 1),
  );
  const production = env.NODE_ENV === 'production';
  if (production && env.DEMO === 'true') {
    faults.push('DEMO=true lets anybody in as anybody; for production say DEMO=allow-in-production, or leave it out');
  }
  if (env.WEB_FOLDER !== undefined && !existsSync(env.WEB_FOLDER))
    faults.push('WEB_FOLDER must be a folder that exists');
  if (faults.length > 0) {
    throw new OperatorError(
      `The settings of the desk are not right:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
      'Correct these environment variables and start again.',
    );
  }
  const port = env.PORT ?? 3000;
  return Object.freeze({
    production,
    databaseUrl: env.DATABASE_URL,
    jobsDatabaseUrl: env.JOBS_DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    host: env.HOST ?? '127.0.0.1',
    port,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    webFolder: env.WEB_FOLDER ?? null,
    demo: env.DEMO === 'true' || env.DEMO === 'allow-in-production',
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? 'Førstelinje <ikke-svar@localhost>',
    ticketPrefix: env.TICKET_PREFIX ?? 'OSL',
    trustedProxies: env.TRUSTED_PROXIES ?? null,
    signInLimitPerMinute: env.SIGN_IN_LIMIT ?? 60,
    bodyLimitBytes: env.BODY_LIMIT_BYTES ?? 1024 * 1024,
    filesFolder: resolve(env.FILES_DIR ?? '.desk/files'),
    fileLimitBytes: env.FILE_LIMIT_BYTES ?? 25 * 1024 * 1024,
    ticketFilesLimitBytes: env.TICKET_FILES_LIMIT_BYTES ?? 250 * 1024 * 1024,
    signalDays: env.SIGNAL_DAYS ?? 30,
    closingDays: env.CLOSING_DAYS ?? 3,
    databasePool: env.DATABASE_POOL ?? 16,
    jobsPool: env.JOBS_POOL ?? 8,
    redeliverSeconds: env.REDELIVER_SECONDS ?? 30,
    openResultsFor: env.OPEN_RESULTS_FOR ?? 'employees',
    logLevel: env.LOG_LEVEL ?? 'info',
  });
}
