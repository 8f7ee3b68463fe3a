import { scopeOf, type Actor } from '@desk/access';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { AbsencesRepository } from '../absences.repository.js';
import { tellOfStaffing } from '../agents.js';

/** Takes an agent off the phones. */
@Injectable()
export class DeletePhoneDuty {
  constructor(
    private readonly database: Database,
    private readonly absences: AbsencesRepository,
  ) {}

  async run(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(scopeOf(actor), async (tx) => {
      const agentId = await this.absences.lock(tx, actor, 'phone_duty', id, { self: false });
      await tx.query('delete from phone_duty where id = $1', [id]);
      tellOfStaffing(tx, agentId);
    });
  }
}
