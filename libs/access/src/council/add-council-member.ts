import type { CouncilMember, Page } from '@desk/contracts';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDesk } from '../authorise.js';
import { People } from '../people.js';
import type { Actor } from '../policies/actor.js';
import { SessionLookup } from '../sessions/session-lookup.js';
import { councilScope, readCouncil, takeIntoCouncil } from './council.js';

/** Takes somebody in, from now on. Whoever sits in it already goes on doing so. */
@Injectable()
export class AddCouncilMember {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly sessions: SessionLookup,
  ) {}

  async run(actor: Actor, username: string): Promise<Page<CouncilMember>> {
    authoriseDesk(actor, 'editCouncil');
    return this.database.transaction(councilScope(actor), async (tx) => {
      const person = await this.people.find(tx, username);
      if (person === null) throw NOBODY;
      await takeIntoCouncil(tx, person.id, actor.id);
      tx.afterCommit(() => this.sessions.clear());
      return readCouncil(tx);
    });
  }
}

const NOBODY = new Problem('validation_failed', 'Choose somebody who works here.', {
  errors: [{ pointer: '/username', code: 'unknown_person', message: 'is nobody who works here' }],
});
