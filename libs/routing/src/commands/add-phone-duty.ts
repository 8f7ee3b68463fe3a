import { scopeOf, type Actor } from '@desk/access';
import type { FieldError, PhoneDutyRequest, PhoneDutyView } from '@desk/contracts';
import { Database, newId, toIso } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Agents, tellOfStaffing } from '../agents.js';
import { phoneDutyFaults } from '../domain/staffing-faults.js';
import { refuse } from '../refuse.js';

const OVERLAPPING: FieldError = {
  pointer: '/from',
  code: 'overlapping',
  message: 'lies within another turn on the phones',
};

/** Puts an agent on the phones for a while. */
@Injectable()
export class AddPhoneDuty {
  constructor(
    private readonly database: Database,
    private readonly agents: Agents,
  ) {}

  async run(actor: Actor, agentId: string, request: PhoneDutyRequest): Promise<PhoneDutyView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const agent = await this.agents.staffed(tx, actor, agentId, { self: false });
      refuse(phoneDutyFaults(request));
      const id = newId();
      const share = request.share ?? 0;
      const from = toIso(Temporal.Instant.from(request.from));
      const until = toIso(Temporal.Instant.from(request.until));
      const [made] = await tx.query(
        `insert into phone_duty (id, person_id, starts_at, ends_at, share) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning id`,
        [id, agent.id, from, until, share],
      );
      if (!made) refuse([OVERLAPPING]);
      tellOfStaffing(tx, agent.id);
      return { id, from, until, share };
    });
  }
}
