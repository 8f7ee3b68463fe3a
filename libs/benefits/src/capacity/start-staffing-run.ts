import { authoriseDesk, cityDate, type Actor } from '@desk/access';
import type { FieldError, StaffingRun } from '@desk/contracts';
import { Database, Jobs, Log, newId, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { daysFaults, hoursFaults } from '../domain/staffing-faults.js';
import { readRun, type RunKind, type RunResults, type RunTerms } from './staffing-run.view.js';

/** Who asks the same within so long gets the answer that is there: two people with one address look at one run. */
const SAME_FOR = '2 minutes';
/** What nobody has asked for lately is thrown away. */
const KEPT_FOR = '30 days';

/** Asks how many are needed, or how well that would have been said of days that are over; a job finds out. */
@Injectable()
export class StartStaffingRun {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  async run<K extends RunKind>(actor: Actor, kind: K, terms: RunTerms[K]): Promise<StaffingRun<RunResults[K]>> {
    authoriseDesk(actor, 'planStaffing');
    const run = await this.database.transaction({ ...this.database.systemScope, actorId: actor.id }, async (tx) => {
      await refuseFaulty(tx, terms);
      const [same] = await tx.query<{ id: string }>(SAME, [kind, JSON.stringify(terms), tx.now.toString()]);
      return readRun(tx, kind, same?.id ?? (await insert(tx, kind, terms)));
    });
    // A queue that is away is no fault: the schedule finds what waits.
    if (run.state === 'waiting') {
      await this.jobs
        .add('staffing.simulate', [{ payload: {} }])
        .catch((error: unknown) =>
          this.log.warn({ reason: String(error) }, 'a plan of the staffing waits for the schedule'),
        );
    }
    return run;
  }
}

const SAME = `select id from staffing_run where kind = $1 and terms = $2::jsonb and state <> 'failed'
  and requested_at > $3::timestamptz - interval '${SAME_FOR}' order by requested_at desc limit 1`;

async function insert(tx: Tx, kind: RunKind, terms: object): Promise<string> {
  await tx.query(`delete from staffing_run where requested_at < $1::timestamptz - interval '${KEPT_FOR}'`, [
    tx.now.toString(),
  ]);
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('staffing_run ' || $1, 0))`, [tx.scope.actorId]);
  // Who asks anew does not wait for the answer to what they asked before, and nobody fills the worker with questions.
  await tx.query(
    `delete from staffing_run where requested_by_id = $1 and kind = $2 and state in ('waiting', 'running')`,
    [tx.scope.actorId, kind],
  );
  const id = newId();
  await tx.query(
    `insert into staffing_run (id, kind, terms, requested_at, requested_by_id) values ($1, $2, $3, $4, $5)`,
    [id, kind, JSON.stringify(terms), tx.now.toString(), tx.scope.actorId],
  );
  return id;
}

async function refuseFaulty(tx: Tx, terms: RunTerms[RunKind]): Promise<void> {
  const errors: FieldError[] = daysFaults(terms, cityDate(tx.now));
  if ('agencies' in terms) {
    errors.push(...hoursFaults(terms));
    const known = await tx.query<{ key: string }>('select key from agency where key = any($1::text[])', [
      terms.agencies,
    ]);
    for (const [index, key] of terms.agencies.entries()) {
      if (known.some((one) => one.key === key)) continue;
      errors.push({ pointer: `/agencies/${index}`, code: 'unknown_agency', message: 'is not the key of an agency' });
    }
  }
  if (errors.length > 0) {
    throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors });
  }
}
