import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { SuggestionView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readSuggestion } from './suggestion-rows.js';

@Injectable()
export class ReadSuggestion {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, id: string): Promise<SuggestionView> {
    authoriseDesk(actor, 'readOpenResults');
    return this.database.read(scopeOf(actor), (tx) => readSuggestion(tx, actor, id));
  }
}
