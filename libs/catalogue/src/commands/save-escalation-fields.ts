import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { EscalationFields } from '@desk/contracts';
import { Database, notFound, Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { escalationFieldFaults } from '../domain/escalation-fields.js';
import { readEscalationFields } from '../queries/read-escalation-fields.js';
import { Services } from '../services.js';

/** Puts the fields of a service in the place of those before. What was answered keeps the words it was asked in. */
@Injectable()
export class SaveEscalationFields {
  constructor(
    private readonly database: Database,
    private readonly services: Services,
  ) {}

  async run(actor: Actor, serviceKey: string, { revision, fields }: EscalationFields): Promise<EscalationFields> {
    authoriseDesk(actor, 'editEscalationFields');
    const errors = escalationFieldFaults(fields);
    if (errors.length > 0) {
      throw new Problem('validation_failed', 'Correct the named fields and send them again.', { errors });
    }
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const saved = await tx.query(
        `update service set escalation_fields = $3, escalation_fields_revision = $2::int + 1
         where key = $1 and escalation_fields_revision = $2 returning id`,
        [serviceKey, revision, JSON.stringify(fields)],
      );
      const now = await readEscalationFields(tx, serviceKey);
      if (!now) throw notFound('The service');
      if (saved.length === 0) {
        throw new Problem(
          'stale_version',
          'Somebody changed the fields meanwhile: read them again, and put yours on top.',
          {
            current: { version: now.revision, changes: {} },
          },
        );
      }
      tx.afterCommit(() => this.services.clear());
      return now;
    });
  }
}
