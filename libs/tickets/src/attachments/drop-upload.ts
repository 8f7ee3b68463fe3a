import { scopeOf, type Actor } from '@desk/access';
import { Database, FileStore, isId, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { tidyDraft, type DraftPlace } from '../drafts/draft-rows.js';

/** Takes a file out of a composer again. What waits with a held message stays with it. */
@Injectable()
export class DropUpload {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    if (!isId(id)) throw notFound('The file');
    await this.database.transaction(scopeOf(actor), async (tx) => {
      const [place] = await tx.query<DraftPlace>(
        `delete from upload where id = $1 and author_id = $2 and held_id is null
         returning author_id as "authorId", kind, ticket_id as "ticketId"`,
        [id, actor.id],
      );
      if (!place) throw notFound('The file');
      await tidyDraft(tx, place);
    });
    await this.files.remove([id]);
  }
}
