import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { DeclarationContent, DeclarationDraft } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { draftView } from '../draft.view.js';
import { DraftsRepository } from '../drafts.repository.js';
import { refuseStaleDraft } from '../refuse-stale-draft.js';

/** Keeps what was typed, complete or not; a draft that somebody else has changed meanwhile is refused with what differs. */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
  ) {}

  async run(
    actor: Actor,
    id: string,
    request: { revision: number; content: DeclarationContent },
  ): Promise<DeclarationDraft> {
    authoriseDesk(actor, 'editDeclaration');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      refuseStaleDraft(await this.drafts.lock(tx, id), request.revision, request.content);
      await this.drafts.save(tx, id, request.content);
      return draftView(await this.drafts.find(tx, id), await this.drafts.surroundings(tx), tx.now);
    });
  }
}
