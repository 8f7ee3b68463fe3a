import type { CouncilCandidate, Page } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDesk } from '../authorise.js';
import type { Actor } from '../policies/actor.js';
import { findHits } from '../queries/find-people.js';
import { councilScope } from './council.js';

/** People of the whole city, as for a search among colleagues, without how to reach them. */
@Injectable()
export class FindCandidates {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, text: string, limit: number): Promise<Page<CouncilCandidate>> {
    authoriseDesk(actor, 'editCouncil');
    const hits = await this.database.read(councilScope(actor), (tx) =>
      findHits(tx, { text, limit, agencyIds: null, byEmployeeNumber: false }),
    );
    const items = hits.map(({ id, name, username, agency, title }) => ({ id, name, username, agency, title }));
    return { items, nextCursor: null };
  }
}
