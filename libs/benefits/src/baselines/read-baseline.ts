import { authoriseDesk, type Actor } from '@desk/access';
import type { BaselineView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { baselineScope, readView } from './baseline-rows.js';

@Injectable()
export class ReadBaseline {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, key: string): Promise<BaselineView> {
    authoriseDesk(actor, 'readBaselines');
    return this.database.read(baselineScope(actor), (tx) => readView(tx, actor, key));
  }
}
