import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { DeclarationComparison, DeclarationContent, DeclarationDraftHead, DeclarationHead } from '@desk/contracts';
import { Database, notFound, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readVersion } from '../declaration.row.js';
import { compareContents } from '../domain/compare-contents.js';
import { draftHead, DraftsRepository } from '../drafts.repository.js';
import { versionNumber } from '../version-number.js';

interface Side {
  readonly head: DeclarationHead | DeclarationDraftHead;
  readonly content: DeclarationContent;
}

/** What one version or draft says otherwise than another. */
@Injectable()
export class CompareDeclarations {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
  ) {}

  async run(actor: Actor, query: { before: string; after: string }): Promise<DeclarationComparison> {
    return this.database.read(scopeOf(actor), async (tx) => {
      const [before, after] = await Promise.all([
        this.side(tx, actor, query.before),
        this.side(tx, actor, query.after),
      ]);
      return { before: before.head, after: after.head, changes: compareContents(before.content, after.content) };
    });
  }

  private async side(tx: ReadTx, actor: Actor, named: string): Promise<Side> {
    const number = versionNumber(named);
    if (number !== null) {
      const version = await readVersion(tx, number);
      if (!version) throw notFound(`Version ${number} of the declaration`);
      return version;
    }
    authoriseDesk(actor, 'editDeclaration');
    const draft = await this.drafts.find(tx, named);
    return { head: draftHead(draft), content: draft.content };
  }
}
