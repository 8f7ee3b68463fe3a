import { scopeOf, type Actor } from '@desk/access';
import type { AgencyRef, Page } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies.js';

/** The agencies by which an actor can choose: those whose rows exist for them. */
@Injectable()
export class ListAgencies {
  constructor(
    private readonly database: Database,
    private readonly agencies: Agencies,
  ) {}

  async run(actor: Actor): Promise<Page<AgencyRef>> {
    const all = await this.database.read(scopeOf(actor), (tx) => this.agencies.all(tx, actor.agencyIds));
    const items = [...all.values()].filter((agency) => agency.kind !== 'city' && actor.agencyIds.includes(agency.id));
    return { items: items.map(({ key, name }) => ({ key, name })), nextCursor: null };
  }
}
