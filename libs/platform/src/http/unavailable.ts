import { isNativeError } from 'node:util/types';

/** Shutting down, crashed, starting; too many connections, a full disk; the whole class of broken connections. */
const STATES = new Set(['57P01', '57P02', '57P03', '53300', '53100']);
const SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|not queryable|Query runner already released|Query read timeout/;

/** Whether the fault is that the database is away, so that trying again later helps. */
export function isUnavailable(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (STATES.has(code) || code.startsWith('08') || SYSTEM.has(code))) return true;
  if (MESSAGES.test(error.message)) return true;
  const inner = (error as { driverError?: unknown }).driverError ?? error.cause;
  return inner !== undefined && inner !== error && isUnavailable(inner);
}
