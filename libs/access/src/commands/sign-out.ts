import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { FORGET_CHANNEL, hashToken, keyOf, type Credential } from '../sessions/credential.js';
import { SessionLookup } from '../sessions/session-lookup.js';

/** Ends a session for good: the same cookie is worth nothing afterwards. A program's token is ended by who gave it. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionLookup,
  ) {}

  async run(credential: Credential): Promise<void> {
    if (credential.kind !== 'session') return;
    await this.database.transaction(this.database.systemScope, async (tx) => {
      await tx.query('update session set revoked_at = $2 where token_hash = $1 and revoked_at is null', [
        hashToken(credential.token),
        tx.now.toString(),
      ]);
      await tx.query('select pg_notify($1, $2)', [FORGET_CHANNEL, keyOf(credential)]);
    });
    this.sessions.forget(credential);
  }
}
