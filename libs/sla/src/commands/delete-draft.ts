import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { DraftsRepository } from '../drafts.repository.js';

/** Throws a draft away, and the previews that were made of it. */
@Injectable()
export class DeleteDraft {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    authoriseDesk(actor, 'editDeclaration');
    await this.database.transaction(scopeOf(actor), async (tx) => {
      await this.drafts.lock(tx, id);
      await this.drafts.delete(tx, id);
    });
  }
}
