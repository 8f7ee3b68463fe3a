import { authoriseDesk, scopeOf, type Actor } from '@desk/access';
import type { PlanVersionView } from '@desk/contracts';
import { Database, notFound } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { versionView } from './plan-rows.js';

@Injectable()
export class ReadPlanVersion {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, version: string): Promise<PlanVersionView> {
    authoriseDesk(actor, 'readBenefitPlan');
    if (!/^[1-9]\d{0,5}$/.test(version)) throw notFound('This version of the plan');
    return this.database.read(scopeOf(actor), (tx) => versionView(tx, Number(version)));
  }
}
