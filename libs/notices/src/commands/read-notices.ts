import { scopeOf, type Actor } from '@desk/access';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** Marks the reader's notices as read, up to one they have seen; newer ones stay unread. */
@Injectable()
export class ReadNotices {
  constructor(private readonly database: Database) {}

  run(actor: Actor, upTo: string): Promise<{ unread: number }> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      await tx.query(
        `update notice n set read_at = $3
         from notice seen where seen.id = $2 and seen.person_id = $1
           and n.person_id = $1 and n.read_at is null and (n.created_at, n.id) <= (seen.created_at, seen.id)`,
        [actor.id, upTo, tx.now.toString()],
      );
      const [left] = await tx.query<{ count: number }>(
        `select count(*)::int from (select 1 from notice where person_id = $1 and read_at is null limit 100) n`,
        [actor.id],
      );
      return { unread: left?.count ?? 0 };
    });
  }
}
