import { newId, type Tx } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import { ApiTokenEntity } from './api-token.entity.js';
import { FORGET_CHANNEL, hashToken, newToken } from './credential.js';
import { SessionEntity } from './session.entity.js';
import { SignInLinkEntity } from './sign-in-link.entity.js';

/** Twelve hours: a working day with its overtime. */
export const SESSION_SECONDS = 12 * 3_600;

interface Issued {
  /** Shown once and kept nowhere. */
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

/** Signs a person in; the token belongs in the cookie. */
export async function issueSession(tx: Tx, personId: string): Promise<Issued> {
  const token = newToken();
  const expiresAt = tx.now.add({ seconds: SESSION_SECONDS });
  const row = { tokenHash: hashToken(token), personId, createdAt: tx.now, expiresAt, revokedAt: null };
  await tx.manager.insert(SessionEntity, row);
  return { token, expiresAt };
}

/** A token for a program that acts as a person, until revoked unless an end is named. */
export async function issueApiToken(
  tx: Tx,
  personId: string,
  label: string,
  expiresAt: Temporal.Instant | null = null,
): Promise<{ readonly id: string; readonly token: string }> {
  const token = newToken();
  const id = newId();
  const row = { id, tokenHash: hashToken(token), personId, label, createdAt: tx.now, expiresAt, revokedAt: null };
  await tx.manager.insert(ApiTokenEntity, row);
  return { id, token };
}

/** Ends a token. False when there is no such token, or it was ended before. */
export async function revokeApiToken(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(
    'update api_token set revoked_at = $2 where id = $1 and revoked_at is null returning id',
    [id, tx.now.toString()],
  );
  await tx.query('select pg_notify($1, $2)', [FORGET_CHANNEL, '']);
  return rows.length > 0;
}

/** A link that signs a person in once, for the first administrator and for people without a password. */
export async function issueSignInLink(tx: Tx, personId: string, lifetime: Temporal.Duration): Promise<Issued> {
  const token = newToken();
  const expiresAt = tx.now.add(lifetime);
  const row = { tokenHash: hashToken(token), personId, createdAt: tx.now, expiresAt, usedAt: null };
  await tx.manager.insert(SignInLinkEntity, row);
  return { token, expiresAt };
}

/** Removes what nobody can sign in with any more, a week after its end. */
export async function purgeSessions(tx: Tx): Promise<void> {
  const before = tx.now.subtract({ hours: 7 * 24 }).toString();
  await tx.query('delete from session where expires_at < $1', [before]);
  await tx.query('delete from sign_in_link where expires_at < $1', [before]);
  await tx.query('delete from rate_limit where expire < $1', [tx.now.epochMilliseconds]);
}
