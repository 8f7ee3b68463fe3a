import type { CouncilMember, Page } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { authoriseDesk } from '../authorise.js';
import type { Actor } from '../policies/actor.js';
import { councilScope, readCouncil } from './council.js';

@Injectable()
export class ListCouncil {
  constructor(private readonly database: Database) {}

  async run(actor: Actor): Promise<Page<CouncilMember>> {
    authoriseDesk(actor, 'editCouncil');
    return this.database.read(councilScope(actor), readCouncil);
  }
}
