import { authoriseDesk, type Actor } from '@desk/access';
import type { StaffingPlan, StaffingRun, StaffingTerms } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readRun, readTerms, type RunKind, type RunResults } from './staffing-run.view.js';

@Injectable()
export class ReadStaffingRun {
  constructor(private readonly database: Database) {}

  run<K extends RunKind>(actor: Actor, kind: K, id: string): Promise<StaffingRun<RunResults[K]>> {
    authoriseDesk(actor, 'planStaffing');
    return this.database.read({ ...this.database.systemScope, actorId: actor.id }, (tx) => readRun(tx, kind, id));
  }

  /** A plan with what was asked for. */
  plan(actor: Actor, id: string): Promise<{ terms: StaffingTerms; run: StaffingRun<StaffingPlan> }> {
    authoriseDesk(actor, 'planStaffing');
    return this.database.read({ ...this.database.systemScope, actorId: actor.id }, async (tx) => ({
      run: await readRun(tx, 'plan', id),
      terms: await readTerms(tx, 'plan', id),
    }));
  }
}
