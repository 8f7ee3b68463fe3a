import type { DemoUser, Page } from '@desk/contracts';
import { Config, Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DEMO_USERS } from '../demo-users.js';
import { requireDemo } from '../require-demo.js';

/** Who can be signed in as on the demo page. */
@Injectable()
export class ListDemoUsers {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async run(): Promise<Page<DemoUser>> {
    const rows = await this.database.read(this.database.systemScope, async (tx) => {
      await requireDemo(tx, this.config);
      return tx.query<{ username: string; name: string }>(
        'select username, name from person where username = any($1) and active',
        [DEMO_USERS.map((user) => user.username)],
      );
    });
    const names = new Map(rows.map((row) => [row.username, row.name]));
    const items = DEMO_USERS.flatMap((user) => {
      const name = names.get(user.username);
      return name === undefined ? [] : [{ ...user, name }];
    });
    return { items, nextCursor: null };
  }
}
