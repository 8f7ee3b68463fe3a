import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { DeclarationPreview } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readPreview } from '../preview/preview.view.js';

@Injectable()
export class ReadPreview {
  constructor(private readonly database: Database) {}

  run(actor: Actor, id: string): Promise<DeclarationPreview> {
    authoriseDesk(actor, 'editDeclaration');
    return this.database.read(scopeOf(actor), (tx) => readPreview(tx, id));
  }
}
