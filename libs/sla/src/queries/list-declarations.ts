import { deskPolicy, scopeOf, type Actor } from '@desk/access';
import type { DeclarationList } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readHeads } from '../declaration.row.js';
import { DraftsRepository } from '../drafts.repository.js';

/** All versions, newest first, for everybody; drafts for those who may change them. */
@Injectable()
export class ListDeclarations {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsRepository,
  ) {}

  async run(actor: Actor): Promise<DeclarationList> {
    return this.database.read(scopeOf(actor), async (tx) => {
      const [items, drafts] = await Promise.all([
        readHeads(tx),
        deskPolicy.editDeclaration(actor) ? this.drafts.heads(tx) : [],
      ]);
      return { items: [...items], nextCursor: null, drafts };
    });
  }
}
