import type { DeskRequest } from './request.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a change comes from a page of another site. Browsers name the page's origin with every change they send and
 * pages cannot forge it; a program that names none carries no cookie that it was not given.
 */
export function isForeign({ method, headers }: Pick<DeskRequest, 'method' | 'headers'>, own: string): boolean {
  if (READS.has(method)) return false;
  if (headers.origin !== undefined) return headers.origin !== own;
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
