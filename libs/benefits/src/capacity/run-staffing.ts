import { setImmediate } from 'node:timers/promises';
import { Calendars } from '@desk/agencies';
import type { StaffingBackTest, StaffingPlan } from '@desk/contracts';
import { Database, Log, OnJob } from '@desk/platform';
import { Declarations } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import { BACK_TEST_RUNS, backTestSteps, loadBackTestInput } from './back-test.js';
import { loadPlanInput } from './plan-input.js';
import { PLAN_STEPS, planSteps } from './plan.js';
import type { RunKind, RunTerms } from './staffing-run.view.js';

/** Steps between two words of how far it is. */
const STEPS_TOLD = 4;
/** Who has said nothing for so long works no more. */
const LOST_AFTER = '60 seconds';

interface Run {
  readonly id: string;
  readonly kind: RunKind;
  readonly terms: RunTerms[RunKind];
}
type Steps = Generator<void, StaffingPlan | StaffingBackTest>;

/**
 * Works out what was asked, step by step, and lets the process do other things between them. Facts are read once, nothing is kept
 * open meanwhile. A worker that dies loses its run; another begins it anew and gets the same answer, since chance is seeded.
 */
@Injectable()
export class RunStaffing {
  constructor(
    private readonly database: Database,
    private readonly declarations: Declarations,
    private readonly calendars: Calendars,
    private readonly log: Log,
  ) {}

  @OnJob('staffing.simulate')
  async run(): Promise<void> {
    for (let run = await this.next(); run !== null; run = await this.next()) {
      try {
        await this.work(run);
      } catch (error) {
        // What the database refuses carries a code: it is tried again.
        if (!(error instanceof Error) || 'code' in error) throw error;
        this.log.error(error, { runId: run.id }, 'a plan of the staffing cannot be made');
        await this.change(`update staffing_run set state = 'failed', finished_at = $2 where id = $1`, run.id);
      }
    }
  }

  private next(): Promise<Run | null> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const [run] = await tx.query<Run>(NEXT, [tx.now.toString()]);
      return run ?? null;
    });
  }

  private async work(run: Run): Promise<void> {
    const { steps, total } = await this.stepsOf(run);
    for (let done = 0; ; done += 1) {
      const step = steps.next();
      if (step.done === true) {
        await this.change(
          `update staffing_run set state = 'done', done = $3, total = $3, result = $4, finished_at = $2 where id = $1`,
          run.id,
          total,
          JSON.stringify(step.value),
        );
        return;
      }
      if (done % STEPS_TOLD === 0) {
        const isWanted = await this.change(
          'update staffing_run set done = least($3, $4 - 1), total = $4, beat_at = $2 where id = $1',
          run.id,
          done,
          total,
        );
        if (!isWanted) return;
      }
      await setImmediate();
    }
  }

  private stepsOf({ kind, terms }: Run): Promise<{ steps: Steps; total: number }> {
    const sources = { calendars: this.calendars, declarations: this.declarations };
    return this.database.read(this.database.systemScope, async (tx) =>
      kind === 'plan'
        ? { steps: planSteps(await loadPlanInput(tx, sources, terms), terms as RunTerms['plan']), total: PLAN_STEPS }
        : { steps: backTestSteps(await loadBackTestInput(tx, sources, terms)), total: BACK_TEST_RUNS },
    );
  }

  /** Whether the run is still there: who asks anew has taken it away. */
  private change(sql: string, id: string, ...values: unknown[]): Promise<boolean> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const rows = await tx.query(`${sql} returning id`, [id, tx.now.toString(), ...values]);
      return rows.length > 0;
    });
  }
}

const NEXT = /* sql */ `
update staffing_run set state = 'running', beat_at = $1
where id = (
  select id from staffing_run
  where state = 'waiting' or state = 'running' and beat_at < $1::timestamptz - interval '${LOST_AFTER}'
  order by requested_at, id limit 1 for update skip locked)
returning id, kind, terms`;
