import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { EscalationRules } from '@desk/contracts';
import { Database, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Declarations } from '../declarations.js';
import { escalationFaults } from '../domain/escalation-faults.js';
import { EscalationRulesRepository } from '../escalation-rules.repository.js';
import { Escalations } from '../escalations.js';

/** Puts a whole list of rules in the place of the one before. Other programs go by it within seconds. */
@Injectable()
export class SaveEscalationRules {
  constructor(
    private readonly database: Database,
    private readonly rules: EscalationRulesRepository,
    private readonly declarations: Declarations,
    private readonly escalations: Escalations,
  ) {}

  async run(actor: Actor, wanted: EscalationRules): Promise<EscalationRules> {
    authoriseDesk(actor, 'editDeclaration');
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const inForce = await this.declarations.terms(tx, await this.declarations.inForceAt(tx, tx.now));
      const known = { ...(await this.rules.nameable(tx, wanted.rules)), warnPercents: inForce.warnPercents };
      const errors = escalationFaults(wanted.rules, known);
      if (errors.length > 0) {
        throw new Problem('validation_failed', 'Correct the named fields and send the rules again.', { errors });
      }
      if (!(await this.rules.replace(tx, wanted))) {
        const { revision } = await this.rules.read(tx);
        throw new Problem(
          'stale_version',
          'Somebody changed the rules meanwhile: read them again, and put yours on top.',
          {
            current: { version: revision, changes: {} },
          },
        );
      }
      tx.afterCommit(() => this.escalations.clear());
      return this.rules.read(tx);
    });
  }
}
