import { scopeOf, type Actor } from '@desk/access';
import type { AbsenceRequest, AbsenceView } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { AbsencesRepository } from '../absences.repository.js';
import { tellOfStaffing } from '../agents.js';
import { absenceFaults } from '../domain/staffing-faults.js';
import { refuse } from '../refuse.js';

/** Says anew on which days an agent is not there: the end is known now, or has come sooner. */
@Injectable()
export class UpdateAbsence {
  constructor(
    private readonly database: Database,
    private readonly absences: AbsencesRepository,
  ) {}

  async run(actor: Actor, id: string, request: AbsenceRequest): Promise<AbsenceView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const agentId = await this.absences.lock(tx, actor, 'absence', id, { self: true });
      refuse(absenceFaults(request));
      const { from, until, kind } = request;
      await tx.query(
        `update absence set from_date = $2, until_date = $3, kind = $4, entered_by_id = $5, entered_at = $6 where id = $1`,
        [id, from, until, kind, actor.id, tx.now.toString()],
      );
      tellOfStaffing(tx, agentId);
      return { id, from, until, kind };
    });
  }
}
