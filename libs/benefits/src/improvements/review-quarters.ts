import { cityDate } from '@desk/access';
import { CITY_AGENCY_ID, type ActualFigures, type PlanFigures } from '@desk/contracts';
import { Database, newId, OnJob, toIso, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { deviationOf, type Deviation } from '../domain/deviation.js';
import { spanOf } from '../domain/period.js';
import { actual } from '../domain/plan-actual.js';
import { planned } from '../domain/plan.js';
import { closedQuarters, periodOfQuarter, type Quarter } from '../domain/quarters.js';
import { seededRandom } from '../domain/random.js';
import { loadHandOvers, loadSpent, readPlan, firstPublishedOn, type StoredPlan } from '../plan/plan-rows.js';
import { loadPositionGain } from '../queries/gain-input.js';
import { insertAction } from './action-rows.js';

interface Judged {
  readonly plan: StoredPlan;
  readonly expected: PlanFigures;
  readonly came: ActualFigures;
  readonly deviation: Deviation;
}

/**
 * Lays each closed quarter beside the plan that was in force at its end, once: what is entered later changes no review, and opens
 * no action. A quarter that ended before there was a plan is not looked at.
 */
@Injectable()
export class ReviewQuarters {
  constructor(private readonly database: Database) {}

  @OnJob('benefits.review')
  async run(): Promise<void> {
    const scope = this.database.systemScope;
    for (const quarter of await this.database.read(scope, due)) {
      const judged = await this.database.read(scope, (tx) => judge(tx, quarter));
      if (judged) await this.database.transaction(scope, (tx) => store(tx, quarter, judged));
    }
  }
}

/** Closed, not looked at, and not before the first plan. */
async function due(tx: ReadTx): Promise<Quarter[]> {
  const since = await firstPublishedOn(tx);
  if (since === null) return [];
  const quarters = closedQuarters(since, Temporal.PlainDate.from(cityDate(tx.now)));
  const known = await tx.query<{ quarter: string }>('select quarter from quarter_review');
  return quarters.filter((one) => !known.some(({ quarter }) => quarter === one));
}

async function judge(tx: ReadTx, quarter: Quarter): Promise<Judged | null> {
  const period = periodOfQuarter(quarter);
  const plan = await readPlan(tx, { on: period.to.toString() });
  if (plan === null) return null;
  const { content } = plan;
  const days = spanOf(period);
  const expected = planned(content, await loadHandOvers(tx), days);
  if (expected === null) return null;
  const { correlation, ...gain } = await loadPositionGain(tx, period.to.toString());
  const startsOn = Temporal.PlainDate.from(content.startsOn);
  const input = { ...gain, ledger: await loadSpent(tx), startsOn, costPerFte: content.costPerFte };
  const came = actual(input, days, { random: seededRandom(quarter), correlation });
  return { plan, expected, came, deviation: deviationOf(expected, came, content.tolerancePercent) };
}

/** Two workers may come here with the same quarter; the row of the first stands. */
async function store(tx: Tx, quarter: Quarter, { plan, expected, came, deviation }: Judged): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('quarter review', 0))`);
  const [known] = await tx.query('select from quarter_review where quarter = $1', [quarter]);
  if (known) return;
  const actionId = deviation.below.length > 0 ? newId() : null;
  if (actionId !== null) {
    await insertAction(tx, {
      id: actionId,
      quarter,
      text: '',
      owner: null,
      dueOn: null,
      figure: null,
      openedById: null,
    });
  }
  await tx.query(
    `insert into quarter_review (quarter, reviewed_at, plan_version, planned_fte, actual_fte_low, actual_fte_likely,
       actual_fte_high, planned_net_ore, actual_net_low_ore, actual_net_likely_ore, actual_net_high_ore, tolerance_percent,
       below, surely, action_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      quarter,
      toIso(tx.now),
      plan.version,
      expected.fte,
      came.fte?.low ?? null,
      came.fte?.likely ?? null,
      came.fte?.high ?? null,
      expected.net,
      came.net.low,
      came.net.likely,
      came.net.high,
      plan.content.tolerancePercent,
      deviation.below,
      deviation.surely,
      actionId,
    ],
  );
  if (actionId === null) return;
  const owners = await tx.query<{ id: string }>(
    `select p.id from person_role r join person p on p.id = r.person_id
     where r.role = 'service_owner' and p.active order by p.username`,
  );
  const personIds = owners.map(({ id }) => id);
  tx.emit('improvement.asked', { agencyId: CITY_AGENCY_ID, subjectId: actionId, personIds, quarter });
}
