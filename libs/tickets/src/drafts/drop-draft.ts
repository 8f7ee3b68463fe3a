import { scopeOf, type Actor } from '@desk/access';
import { Database, FileStore, isId, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** Throws a draft away, with the files that wait in it. */
@Injectable()
export class DropDraft {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    if (!isId(id)) throw notFound('The draft');
    const files = await this.database.transaction(scopeOf(actor), async (tx) => {
      const gone = await tx.query<{ kind: string; ticket_id: string | null }>(
        'delete from draft where id = $1 and author_id = $2 returning kind, ticket_id',
        [id, actor.id],
      );
      const [draft] = gone;
      if (!draft) throw notFound('The draft');
      return tx.query<{ id: string }>(
        `delete from upload where author_id = $1 and kind = $2 and ticket_id is not distinct from $3 and held_id is null returning id`,
        [actor.id, draft.kind, draft.ticket_id],
      );
    });
    await this.files.remove(files.map((file) => file.id));
  }
}
