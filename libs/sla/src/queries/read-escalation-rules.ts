import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { EscalationRules } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { EscalationRulesRepository } from '../escalation-rules.repository.js';

@Injectable()
export class ReadEscalationRules {
  constructor(
    private readonly database: Database,
    private readonly rules: EscalationRulesRepository,
  ) {}

  run(actor: Actor): Promise<EscalationRules> {
    authoriseDesk(actor, 'readEscalationRules');
    return this.database.read(scopeOf(actor), (tx) => this.rules.read(tx));
  }
}
