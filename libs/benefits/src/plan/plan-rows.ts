import {
  CITY_TIME_ZONE,
  type IsoDate,
  type MoneyLines,
  type PlanContent,
  type PlanDraft,
  type PlanVersionHead,
  type PlanVersionView,
} from '@desk/contracts';
import { notFound, Problem, toIso, type ReadTx, type Tx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { Spent } from '../domain/plan-actual.js';
import { planFaults } from '../domain/plan-faults.js';
import { fteOf, planned, spanOfYear, type HandOver } from '../domain/plan.js';
import { iso, person } from '../rows.js';

const HEAD = `'version', p.version, 'reason', p.reason, 'publishedAt', ${iso('p.published_at')},
  'publishedBy', ${person('p.published_by_id')}`;

const CONTENT = `json_build_object('startsOn', p.starts_on, 'costPerFte', p.cost_per_fte_ore,
  'tolerancePercent', p.tolerance_percent, 'years', (
    select coalesce(json_agg(json_build_object('year', y.year, 'fte', json_build_object('pooling', y.pooling,
      'selfHelp', y.self_help, 'fewerHandOffs', y.fewer_hand_offs, 'standardisation', y.standardisation),
      'transition', y.transition_ore, 'running', y.running_ore) order by y.year), '[]')
    from benefit_plan_year y where y.version = p.version))`;

/** Newest first. */
export async function planHeads(tx: ReadTx): Promise<PlanVersionHead[]> {
  const rows = await tx.query<{ head: PlanVersionHead }>(
    `select json_build_object(${HEAD}) as head from benefit_plan p order by p.version desc`,
  );
  return rows.map(({ head }) => head);
}

export interface StoredPlan extends PlanVersionHead {
  readonly content: PlanContent;
}

/** The newest version, that of a number, or the one that was in force at the end of a day of the city. */
export async function readPlan(
  tx: ReadTx,
  which: 'newest' | number | { readonly on: IsoDate },
): Promise<StoredPlan | null> {
  const [version, before] =
    which === 'newest' ? [null, null] : typeof which === 'number' ? [which, null] : [null, endOf(which.on)];
  const [row] = await tx.query<{ plan: StoredPlan }>(
    `select json_build_object(${HEAD}, 'content', ${CONTENT}) as plan from benefit_plan p
     where ($1::integer is null or p.version = $1) and ($2::timestamptz is null or p.published_at < $2)
     order by p.version desc limit 1`,
    [version, before],
  );
  return row?.plan ?? null;
}

const endOf = (day: IsoDate): string =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(CITY_TIME_ZONE).toInstant().toString();

/** When the first version was published, in the city's days; null: nothing has been decided. */
export async function firstPublishedOn(tx: ReadTx): Promise<Temporal.PlainDate | null> {
  const [row] = await tx.query<{ on: string | null }>(
    `select (min(published_at) at time zone $1)::date::text as "on" from benefit_plan`,
    [CITY_TIME_ZONE],
  );
  return row?.on == null ? null : Temporal.PlainDate.from(row.on);
}

type StoredDraft = Omit<PlanDraft, 'money'>;

export async function findDraft(tx: ReadTx): Promise<StoredDraft | null> {
  const [row] = await tx.query<{ draft: StoredDraft }>(
    `select json_build_object('revision', d.revision, 'content', d.content, 'basedOn', d.based_on,
       'updatedAt', ${iso('d.updated_at')}, 'updatedBy', ${person('d.updated_by_id')}) as draft from benefit_plan_draft d`,
  );
  return row?.draft ?? null;
}

/** Publishing and drafting are done by one at a time. */
export async function lockPlan(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('benefit plan', 0))`);
}

export async function lockDraft(tx: Tx): Promise<StoredDraft> {
  await lockPlan(tx);
  const draft = await findDraft(tx);
  if (!draft) throw new Problem('no_draft', 'Begin a draft of the plan first.');
  return draft;
}

export async function draftView(tx: ReadTx): Promise<PlanDraft> {
  const draft = await findDraft(tx);
  if (!draft) throw new Problem('no_draft', 'Begin a draft of the plan first.');
  return { ...draft, money: moneyOf(draft.content, await loadHandOvers(tx)) };
}

export async function versionView(tx: ReadTx, version: number): Promise<PlanVersionView> {
  const plan = await readPlan(tx, version);
  if (!plan) throw notFound('This version of the plan');
  return { ...plan, money: moneyOf(plan.content, await loadHandOvers(tx)) };
}

/** The lines of each year; of a draft that is no plan yet, none. */
function moneyOf(content: PlanContent, handOvers: readonly HandOver[]): (MoneyLines & { year: number; fte: number })[] {
  if (planFaults(content).length > 0) return [];
  return content.years.flatMap((line) => {
    const figures = planned(content, handOvers, spanOfYear(line.year));
    return figures ? [{ ...figures, year: line.year, fte: fteOf(line) }] : [];
  });
}

/** Agencies that have joined or will on a known day, by their first line at the zero point. */
export async function loadHandOvers(tx: ReadTx): Promise<HandOver[]> {
  const rows = await tx.query<{ on: string; fte: number }>(
    `select a.joined_on::text as "on", b.fte_likely::float8 as fte from agency a join baseline b on b.agency_id = a.id
     where a.joined_on is not null and a.kind not in ('city', 'history') order by a.joined_on, a.key`,
  );
  return rows.map(({ on, fte }) => ({ joinedOn: Temporal.PlainDate.from(on), fte }));
}

/** Day of the first wave; null: no agency has a day yet. */
export const firstWave = (handOvers: readonly HandOver[]): Temporal.PlainDate | null => handOvers[0]?.joinedOn ?? null;

/** What the ledger says, in whole øre. */
export async function loadSpent(tx: ReadTx): Promise<Spent[]> {
  const rows = await tx.query<{ kind: Spent['kind']; amount: number; on: string }>(
    `select kind, (amount * 100)::bigint::float8 as amount, spent_on::text as "on" from ledger_line
     where withdrawn_at is null`,
  );
  return rows.map((row) => ({ ...row, on: Temporal.PlainDate.from(row.on) }));
}

export async function saveDraft(tx: Tx, content: PlanContent, basedOn: number | null): Promise<void> {
  await tx.query(
    `insert into benefit_plan_draft (content, based_on, updated_at, updated_by_id) values ($1, $2, $3, $4)
     on conflict (agency_id) do update set content = excluded.content, revision = benefit_plan_draft.revision + 1,
       updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id`,
    [JSON.stringify(content), basedOn, toIso(tx.now), tx.scope.actorId],
  );
}

export async function insertPlan(tx: Tx, version: number, content: PlanContent, reason: string): Promise<void> {
  await tx.query(
    `insert into benefit_plan (version, starts_on, cost_per_fte_ore, tolerance_percent, reason, published_at, published_by_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [version, content.startsOn, content.costPerFte, content.tolerancePercent, reason, toIso(tx.now), tx.scope.actorId],
  );
  await tx.query(
    `insert into benefit_plan_year (version, year, pooling, self_help, fewer_hand_offs, standardisation, transition_ore, running_ore)
     select $1, y.year, (y.fte ->> 'pooling')::numeric, (y.fte ->> 'selfHelp')::numeric, (y.fte ->> 'fewerHandOffs')::numeric,
       (y.fte ->> 'standardisation')::numeric, y.transition, y.running
     from jsonb_to_recordset($2::jsonb) as y(year smallint, fte jsonb, transition bigint, running bigint)`,
    [version, JSON.stringify(content.years)],
  );
}

/** Every fault at its field, of what is to be published. */
export function refuseNoPlan(content: PlanContent): void {
  const errors = planFaults(content);
  if (errors.length === 0) return;
  throw new Problem('validation_failed', 'Correct the named fields of the plan.', { errors });
}
