import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { DeclarationDraft } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { draftView } from '../draft.view.js';
import { DraftsRepository } from '../drafts.repository.js';

/** A draft as it stands, with its faults. */
@Injectable()
export class ReadDraft {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
  ) {}

  async run(actor: Actor, id: string): Promise<DeclarationDraft> {
    authoriseDesk(actor, 'editDeclaration');
    return this.database.read(scopeOf(actor), async (tx) => {
      const [draft, around] = await Promise.all([this.drafts.find(tx, id), this.drafts.surroundings(tx)]);
      return draftView(draft, around, tx.now);
    });
  }
}
