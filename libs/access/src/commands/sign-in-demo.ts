import { Config, Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEMO_USERS } from '../demo-users.js';
import { requireDemo } from '../require-demo.js';
import { issueSession } from '../sessions/issue.js';
import { SignInLimits } from '../sign-in-limits.js';

/** Signs anybody in as a demo person; only where the demo is switched on. */
@Injectable()
export class SignInDemo {
  constructor(
    private readonly database: Database,
    private readonly limits: SignInLimits,
    private readonly config: Config,
  ) {}

  /** The token for the cookie. */
  async run(username: string, address: string): Promise<string> {
    return this.limits.attempt(address, username, () =>
      this.database.transaction(this.database.systemScope, async (tx) => {
        await requireDemo(tx, this.config);
        if (!DEMO_USERS.some((user) => user.username === username)) throw notFound('This demo user');
        const [person] = await tx.query<{ id: string }>('select id from person where username = $1 and active', [
          username,
        ]);
        if (!person) throw notFound('This demo user');
        return (await issueSession(tx, person.id)).token;
      }),
    );
  }
}
