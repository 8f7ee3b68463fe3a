import 'reflect-metadata';
import { Expose, Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, ValidateIf } from 'class-validator';

const postgres = { protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true };
const web = { protocols: ['http', 'https'], require_tld: false, require_protocol: true };

const Whole = () => Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value)));

/** The environment as it is given: every variable that the server programs read, and what it must look like. */
export class EnvConfig {
  @Expose()
  @IsOptional()
  @IsIn(['development', 'test', 'production'])
  NODE_ENV?: string;

  /** The application's role; never the one that migrates. */
  @Expose()
  @IsUrl(postgres, { message: 'DATABASE_URL must be a URL such as postgres://desk_app:…@host:5432/desk' })
  DATABASE_URL: string;

  /** Owns the tables of the queue and nothing else. Not needed with REDIS_URL. */
  @Expose()
  @ValidateIf((env: EnvConfig) => env.REDIS_URL === undefined || env.JOBS_DATABASE_URL !== undefined)
  @IsUrl(postgres, { message: 'JOBS_DATABASE_URL must be a URL such as postgres://desk_jobs:…@host:5432/desk' })
  JOBS_DATABASE_URL?: string;

  @Expose()
  @IsOptional()
  @IsUrl(
    { protocols: ['redis', 'rediss'], require_tld: false, require_protocol: true },
    { message: 'REDIS_URL must be a URL such as redis://host:6379' },
  )
  REDIS_URL?: string;

  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'PORT must be a whole number up to 65535' })
  @Min(0, { message: 'PORT must be a whole number up to 65535' })
  @Max(65_535, { message: 'PORT must be a whole number up to 65535' })
  PORT?: number;

  @Expose()
  @IsOptional()
  @IsString()
  HOST?: string;

  /** The address that people type; decides the allowed origin and whether cookies are Secure. */
  @Expose()
  @IsOptional()
  @IsUrl(web, { message: 'PUBLIC_URL must be a URL such as https://desk.example.org' })
  PUBLIC_URL?: string;

  /** Folder of the built web client that the api serves. */
  @Expose()
  @IsOptional()
  @IsString()
  WEB_FOLDER?: string;

  @Expose()
  @IsOptional()
  @IsIn(['true', 'false', 'allow-in-production'], {
    message: 'DEMO must be true, false, or allow-in-production',
  })
  DEMO?: string;

  @Expose()
  @IsOptional()
  @IsUrl(
    { protocols: ['smtp', 'smtps'], require_tld: false, require_protocol: true },
    { message: 'SMTP_URL must be a URL such as smtp://user:password@host:587' },
  )
  SMTP_URL?: string;

  @Expose()
  @IsOptional()
  @Matches(/@/, { message: 'MAIL_FROM must be a mail address' })
  MAIL_FROM?: string;

  @Expose()
  @IsOptional()
  @Matches(/^[A-Z]{2,6}$/, { message: 'TICKET_PREFIX must be two to six capital letters' })
  TICKET_PREFIX?: string;

  /** Behind a proxy every request comes from its address, unless it is named here: `X-Forwarded-For` of others is not believed. */
  @Expose()
  @IsOptional()
  @Matches(/^(loopback|[0-9a-f.:]+(\/\d{1,3})?)(, *(loopback|[0-9a-f.:]+(\/\d{1,3})?))*$/i, {
    message: 'TRUSTED_PROXIES must be addresses or networks such as 10.0.0.7, 10.1.0.0/16',
  })
  TRUSTED_PROXIES?: string;

  /** Sign-in attempts per minute and address. */
  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'SIGN_IN_LIMIT must be a whole number from 1 up' })
  @Min(1, { message: 'SIGN_IN_LIMIT must be a whole number from 1 up' })
  SIGN_IN_LIMIT?: number;

  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'BODY_LIMIT_BYTES must be a whole number from 1024 up' })
  @Min(1_024, { message: 'BODY_LIMIT_BYTES must be a whole number from 1024 up' })
  BODY_LIMIT_BYTES?: number;

  /** Folder of the attachments; made when it is missing. */
  @Expose()
  @IsOptional()
  @IsString()
  FILES_DIR?: string;

  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'FILE_LIMIT_BYTES must be a whole number from 1 up' })
  @Min(1, { message: 'FILE_LIMIT_BYTES must be a whole number from 1 up' })
  FILE_LIMIT_BYTES?: number;

  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'TICKET_FILES_LIMIT_BYTES must be a whole number from 1 up' })
  @Min(1, { message: 'TICKET_FILES_LIMIT_BYTES must be a whole number from 1 up' })
  TICKET_FILES_LIMIT_BYTES?: number;

  /** Late signals are folded together with those of the days before; and longer than a month nobody may keep them. */
  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'SIGNAL_DAYS must be a whole number from 3 to 30' })
  @Min(3, { message: 'SIGNAL_DAYS must be a whole number from 3 to 30' })
  @Max(30, { message: 'SIGNAL_DAYS must be a whole number from 3 to 30' })
  SIGNAL_DAYS?: number;

  /** At most as long as the next month lasts, so that months are frozen one by one. */
  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'CLOSING_DAYS must be a whole number from 0 to 28' })
  @Min(0, { message: 'CLOSING_DAYS must be a whole number from 0 to 28' })
  @Max(28, { message: 'CLOSING_DAYS must be a whole number from 0 to 28' })
  CLOSING_DAYS?: number;

  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'DATABASE_POOL must be a whole number from 2 to 500' })
  @Min(2, { message: 'DATABASE_POOL must be a whole number from 2 to 500' })
  @Max(500, { message: 'DATABASE_POOL must be a whole number from 2 to 500' })
  DATABASE_POOL?: number;

  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'JOBS_POOL must be a whole number from 5 to 100' })
  @Min(5, { message: 'JOBS_POOL must be a whole number from 5 to 100' })
  @Max(100, { message: 'JOBS_POOL must be a whole number from 5 to 100' })
  JOBS_POOL?: number;

  @Expose()
  @Whole()
  @IsOptional()
  @IsInt({ message: 'REDELIVER_SECONDS must be a whole number from 1 to 3600' })
  @Min(1, { message: 'REDELIVER_SECONDS must be a whole number from 1 to 3600' })
  @Max(3_600, { message: 'REDELIVER_SECONDS must be a whole number from 1 to 3600' })
  REDELIVER_SECONDS?: number;

  @Expose()
  @IsOptional()
  @IsIn(['employees', 'signed-in'], { message: 'OPEN_RESULTS_FOR must be employees or signed-in' })
  OPEN_RESULTS_FOR?: 'employees' | 'signed-in';

  @Expose()
  @IsOptional()
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL?: string;
}
