import { authoriseDesk, type Actor } from '@desk/access';
import type { Page, RoutingRules, RoutingVersion } from '@desk/contracts';
import { cursorKey, Database, notFound, readCursor, type Paging } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { routingWarnings } from '../domain/routing-warnings.js';
import { RoutingRulesRepository } from '../routing-rules.repository.js';

const MOST_INTEGER = 2_147_483_647;
const DEFAULT_LIMIT = 50;

/** The list in force and those before it. Warnings are by what the desk has today, also of an old list. */
@Injectable()
export class ReadRoutingRules {
  constructor(
    private readonly database: Database,
    private readonly rules: RoutingRulesRepository,
  ) {}

  /** `revision` as it stands in the address; the newest when it is left out. */
  run(actor: Actor, revision?: string): Promise<RoutingRules> {
    authoriseDesk(actor, 'readRoutingRules');
    return this.database.read(this.database.systemScope, async (tx) => {
      const stored = revision === undefined ? await this.rules.newest(tx) : await this.numbered(revision, tx);
      return { ...stored, warnings: routingWarnings(stored.rules, await this.rules.known(tx)) };
    });
  }

  versions(actor: Actor, { cursor, limit = DEFAULT_LIMIT }: Paging): Promise<Page<RoutingVersion>> {
    authoriseDesk(actor, 'readRoutingRules');
    const before = cursor === undefined ? MOST_INTEGER : Number(readCursor(cursor, [cursorKey.integer])[0]);
    return this.database.read(this.database.systemScope, (tx) => this.rules.versions(tx, before, limit));
  }

  private async numbered(revision: string, tx: Parameters<RoutingRulesRepository['version']>[0]) {
    const number = /^\d{1,9}$/.test(revision) ? Number(revision) : 0;
    const stored = await this.rules.version(tx, number);
    if (!stored) throw notFound('The version');
    return stored;
  }
}
