import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { Page, SimilarSuggestion } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';

const SHOWN = 5;

/** What is proposed already under a title much like the one that is being typed. */
@Injectable()
export class SimilarSuggestions {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, q: string): Promise<Page<SimilarSuggestion>> {
    authoriseDesk(actor, 'readOpenResults');
    const items = await this.database.read(scopeOf(actor), (tx) =>
      tx.query<SimilarSuggestion>(
        `select id, title, status, supporters from suggestion
         where hidden_reason is null and status not in ('withdrawn', 'rejected')
           and (lower($1) <% lower(title) or lower(title) % lower($1))
         order by greatest(word_similarity(lower($1), lower(title)), similarity(lower(title), lower($1))) desc, supporters desc, id
         limit ${SHOWN}`,
        [q],
      ),
    );
    return { items, nextCursor: null };
  }
}
