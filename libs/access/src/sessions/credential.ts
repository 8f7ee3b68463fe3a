import { hash, randomBytes } from 'node:crypto';

export const SESSION_COOKIE = 'desk_session';

/** What a request proves who it is with: the cookie of a browser, or the token of a program. */
export interface Credential {
  readonly kind: 'session' | 'api_token';
  readonly token: string;
}

/** A secret nobody can guess, safe in a cookie, a header and a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It is random, so a plain hash is enough. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** Said by whoever revokes: a key that every process is to forget, or nothing for all. */
export const FORGET_CHANNEL = 'desk_forget_session';

/** What a credential is known by in memory and on the wire: never the token itself. */
export function keyOf({ kind, token }: Credential): string {
  return `${kind}:${hash('sha256', token, 'base64')}`;
}

const BEARER = /^Bearer +([\w.~+/=-]{16,200})$/i;
const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]{16,200})(?:;|$)`);

/** The credential in the headers of a request or of a socket's handshake; a token wins over a cookie. */
export function credentialOf(headers: {
  authorization?: string | undefined;
  cookie?: string | undefined;
}): Credential | null {
  if (headers.authorization !== undefined) {
    const token = BEARER.exec(headers.authorization)?.[1];
    return token === undefined ? null : { kind: 'api_token', token };
  }
  const token = COOKIE.exec(headers.cookie ?? '')?.[1];
  return token === undefined ? null : { kind: 'session', token };
}

/** The cookie as the browser is to keep it; a lifetime of 0 seconds removes it. */
export function sessionCookie(token: string, lifetimeSeconds: number, secure: boolean): string {
  const attributes = [`${SESSION_COOKIE}=${token}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${lifetimeSeconds}`];
  return [...attributes, ...(secure ? ['Secure'] : [])].join('; ');
}
