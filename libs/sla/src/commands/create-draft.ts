import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { DeclarationDraft } from '@desk/contracts';
import { Database, newId, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readVersion } from '../declaration.row.js';
import { draftView } from '../draft.view.js';
import { DraftsRepository } from '../drafts.repository.js';

/** Begins a draft with what a version says; the newest, unless another is named. */
@Injectable()
export class CreateDraft {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
  ) {}

  async run(actor: Actor, basedOn?: number): Promise<DeclarationDraft> {
    authoriseDesk(actor, 'editDeclaration');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const version = await readVersion(tx, basedOn ?? 'newest');
      if (!version) throw notFound('This version of the declaration');
      const id = newId();
      await this.drafts.insert(tx, { id, basedOn: version.head.id, content: version.content });
      return draftView(await this.drafts.find(tx, id), await this.drafts.surroundings(tx), tx.now);
    });
  }
}
