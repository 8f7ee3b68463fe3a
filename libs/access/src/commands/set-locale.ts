import type { Locale } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { PersonEntity } from '../person.entity.js';
import type { Actor } from '../policies/actor.js';
import { scopeOf } from '../scope-of.js';
import { SessionLookup } from '../sessions/session-lookup.js';

/** The language in which the desk speaks to somebody. */
@Injectable()
export class SetLocale {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionLookup,
  ) {}

  async run(actor: Actor, locale: Locale): Promise<void> {
    await this.database.transaction(scopeOf(actor), (tx) =>
      tx.manager.update(PersonEntity, { id: actor.id }, { locale }),
    );
    this.sessions.clear();
  }
}
