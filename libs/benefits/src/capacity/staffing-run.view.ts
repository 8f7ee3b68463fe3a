import type { StaffingBackTest, StaffingPlan, StaffingRun, StaffingTerms } from '@desk/contracts';
import { isId, notFound, toInstant, toIso, type ReadTx } from '@desk/platform';
import type { Days } from './facts.js';

export type RunKind = 'plan' | 'back_test';

/** What is asked and what is answered, by kind. */
export interface RunTerms {
  plan: StaffingTerms;
  back_test: Days;
}
export interface RunResults {
  plan: StaffingPlan;
  back_test: StaffingBackTest;
}

type Row<K extends RunKind> = Omit<StaffingRun<RunResults[K]>, 'requestedAt' | 'finishedAt'> & {
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
};

const READ = `select id, state, done, total, result, requested_at as "requestedAt", finished_at as "finishedAt"
  from staffing_run where id = $1 and kind = $2`;

export async function readRun<K extends RunKind>(tx: ReadTx, kind: K, id: string): Promise<StaffingRun<RunResults[K]>> {
  const [row] = isId(id) ? await tx.query<Row<K>>(READ, [id, kind]) : [];
  if (!row) throw notFound('What was asked of the staffing');
  return {
    ...row,
    requestedAt: toIso(toInstant(row.requestedAt)),
    finishedAt: row.finishedAt && toIso(toInstant(row.finishedAt)),
  };
}

export async function readTerms<K extends RunKind>(tx: ReadTx, kind: K, id: string): Promise<RunTerms[K]> {
  const [row] = await tx.query<{ terms: RunTerms[K] }>('select terms from staffing_run where id = $1 and kind = $2', [
    id,
    kind,
  ]);
  if (!row) throw notFound('What was asked of the staffing');
  return row.terms;
}
