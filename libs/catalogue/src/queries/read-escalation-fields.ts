import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { EscalationFields } from '@desk/contracts';
import { Database, notFound, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';

/** null when there is no service of that key. */
export async function readEscalationFields(tx: ReadTx, serviceKey: string): Promise<EscalationFields | null> {
  const [row] = await tx.query<EscalationFields>(
    `select escalation_fields_revision as revision, escalation_fields as fields from service where key = $1`,
    [serviceKey],
  );
  return row ?? null;
}

/** What second line needs to be told about a service; for agents, who tell it. */
@Injectable()
export class ReadEscalationFields {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, serviceKey: string): Promise<EscalationFields> {
    authoriseDesk(actor, 'readEscalationFields');
    const found = await this.database.read(scopeOf(actor), (tx) => readEscalationFields(tx, serviceKey));
    if (!found) throw notFound('The service');
    return found;
  }
}
