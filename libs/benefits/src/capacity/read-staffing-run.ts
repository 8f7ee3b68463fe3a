import { authoriseDesk, type Actor } from '@desk/access';
import type { StaffingRun } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { readRun, type RunKind, type RunResults } from './staffing-run.view.js';

@Injectable()
export class ReadStaffingRun {
  constructor(private readonly database: Database) {}

  run<K extends RunKind>(actor: Actor, kind: K, id: string): Promise<StaffingRun<RunResults[K]>> {
    authoriseDesk(actor, 'planStaffing');
    return this.database.read({ ...this.database.systemScope, actorId: actor.id }, (tx) => readRun(tx, kind, id));
  }
}
