import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { hashToken } from '../sessions/credential.js';
import { issueSession } from '../sessions/issue.js';
import { SignInLimits } from '../sign-in-limits.js';

/** Signs in whoever holds a link that was not used before. */
@Injectable()
export class SignInByLink {
  constructor(
    private readonly database: Database,
    private readonly limits: SignInLimits,
  ) {}

  /** The token for the cookie. */
  async run(linkToken: string, address: string): Promise<string> {
    return this.limits.attempt(address, 'link', () =>
      this.database.transaction(this.database.systemScope, async (tx) => {
        const [link] = await tx.query<{ personId: string }>(
          `update sign_in_link set used_at = $2
           where token_hash = $1 and used_at is null and expires_at > $2
             and exists (select from person p where p.id = person_id and p.active)
           returning person_id as "personId"`,
          [hashToken(linkToken), tx.now.toString()],
        );
        if (!link) throw new Problem('link_spent', 'Ask an administrator for a new link.');
        return (await issueSession(tx, link.personId)).token;
      }),
    );
  }
}
