import type { CouncilMember, Page } from '@desk/contracts';
import { Database, isId, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDesk } from '../authorise.js';
import type { Actor } from '../policies/actor.js';
import { SessionLookup } from '../sessions/session-lookup.js';
import { councilScope, readCouncil, takeOutOfCouncil } from './council.js';

/** Takes somebody out, also who works here no more. What they ranked and decided stays. */
@Injectable()
export class RemoveCouncilMember {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionLookup,
  ) {}

  async run(actor: Actor, id: string): Promise<Page<CouncilMember>> {
    authoriseDesk(actor, 'editCouncil');
    return this.database.transaction(councilScope(actor), async (tx) => {
      if (!isId(id) || !(await takeOutOfCouncil(tx, id, actor.id)))
        throw notFound('A member of the council with this id');
      tx.afterCommit(() => this.sessions.clear());
      return readCouncil(tx);
    });
  }
}
