import { cityDate } from '@desk/access';
import { CITY_AGENCY_ID } from '@desk/contracts';
import { Database, newId, OnJob, toIso, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { reviewQuarter, type ReviewedQuarter } from '../domain/deviation.js';
import { closedQuarters, periodOfQuarter, type Quarter } from '../domain/quarters.js';
import { seededRandom } from '../domain/random.js';
import { loadHandOvers, loadSpent, readPlan, firstPublishedOn, type StoredPlan } from '../plan/plan-rows.js';
import { loadPositionGain } from '../queries/gain-input.js';
import { insertAction } from './action-rows.js';

interface Judged {
  readonly plan: StoredPlan;
  readonly reviewed: ReviewedQuarter;
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
  const { correlation, ...gain } = await loadPositionGain(tx, period.to.toString());
  const input = {
    ...gain,
    content: plan.content,
    handOvers: await loadHandOvers(tx),
    ledger: await loadSpent(tx),
  };
  const reviewed = reviewQuarter(quarter, input, { random: seededRandom(quarter), correlation });
  return reviewed && { plan, reviewed };
}

/** Two workers may come here with the same quarter; the row of the first stands. */
async function store(tx: Tx, quarter: Quarter, { plan, reviewed }: Judged): Promise<void> {
  const { own, year, deviation } = reviewed;
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
      own.plan.fte,
      own.came.fte?.low ?? null,
      own.came.fte?.likely ?? null,
      own.came.fte?.high ?? null,
      year.plan.net,
      year.came.net.low,
      year.came.net.likely,
      year.came.net.high,
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
