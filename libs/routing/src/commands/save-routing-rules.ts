import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { RoutingRules, SaveRoutingRulesRequest } from '@desk/contracts';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { normalisedTags } from '../domain/tags.js';
import { routingWarnings } from '../domain/routing-warnings.js';
import { refuseFaultyRules } from '../refuse-faulty-rules.js';
import { Routing } from '../routing.js';
import { RoutingRulesRepository } from '../routing-rules.repository.js';

/** Keeps a whole list of rules as the one in force. Other programs go by it within seconds. */
@Injectable()
export class SaveRoutingRules {
  constructor(
    private readonly database: Database,
    private readonly rules: RoutingRulesRepository,
    private readonly routing: Routing,
  ) {}

  async run(actor: Actor, wanted: SaveRoutingRulesRequest): Promise<RoutingRules> {
    authoriseDesk(actor, 'administer');
    const known = await this.database.read(this.database.systemScope, (tx) => this.rules.known(tx));
    refuseFaultyRules(wanted.rules, known);
    const kept = wanted.rules.map((rule) => ({
      ...rule,
      name: rule.name.trim(),
      effects: { ...rule.effects, tags: normalisedTags(rule.effects.tags) },
    }));
    const saved = await this.database.transaction(scopeOf(actor), async (tx) => {
      if (!(await this.rules.save(tx, wanted.revision, kept, wanted.reason.trim()))) {
        const { revision } = await this.rules.newest(tx);
        throw new Problem(
          'stale_version',
          'Somebody changed the rules meanwhile: read them again, and put yours on top.',
          {
            current: { version: revision, changes: {} },
          },
        );
      }
      tx.afterCommit(() => this.routing.clear());
      return this.rules.newest(tx);
    });
    return { ...saved, warnings: routingWarnings(saved.rules, known) };
  }
}
