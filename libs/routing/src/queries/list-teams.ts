import { scopeOf, type Actor } from '@desk/access';
import type { Page, TeamItem } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Teams } from '../teams.js';

/** Every team of the desk. */
@Injectable()
export class ListTeams {
  constructor(
    private readonly database: Database,
    private readonly teams: Teams,
  ) {}

  async run(actor: Actor): Promise<Page<TeamItem>> {
    const teams = await this.database.read(scopeOf(actor), (tx) => this.teams.all(tx));
    return { items: teams.map(({ key, name, line }) => ({ key, name, line })), nextCursor: null };
  }
}
