import type { DeskRequest } from './request.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Whether a change comes from a page of another site. Browsers name the page's origin with every change they send and
 * pages cannot forge it; a program that names none carries no cookie that it was not given.
 */
export function isForeign({ method, headers }: Pick<DeskRequest, 'method' | 'headers'>, publicUrl: string): boolean {
  if (READS.has(method)) return false;
  if (headers.origin !== undefined) return !isOwnOrigin(headers.origin, publicUrl);
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Whether an origin is the desk's own. On one's own machine all names of the machine are one, on the same port. */
export function isOwnOrigin(origin: string, publicUrl: string): boolean {
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  if (!LOOPBACK.test(own.hostname) || !URL.canParse(origin)) return false;
  const other = new URL(origin);
  return LOOPBACK.test(other.hostname) && other.protocol === own.protocol && other.port === own.port;
}
