import { authoriseDesk, cityDate, deskPolicy, scopeOf, type Actor } from '@desk/access';
import {
  type ActualFigures,
  type BenefitPlanReport,
  type PlanContent,
  type PlanPeriod,
  type PlanSourceFigures,
} from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { drawAgencies, measureGain } from '../domain/gain.js';
import { monthsOf } from '../domain/months.js';
import { dateOfDay, daysIn, intersect, spanOf, type DaySpan, type Period } from '../domain/period.js';
import { actual, type Spent } from '../domain/plan-actual.js';
import { bySource } from '../domain/plan-sources.js';
import { suggestion } from '../domain/plan-suggestion.js';
import { lineOf, planned, spanOfYear, type HandOver } from '../domain/plan.js';
import { seededRandom } from '../domain/random.js';
import { measureWorkload } from '../domain/workload.js';
import { loadDrawnWork } from '../queries/drawn-work.js';
import { loadAgencies, loadPositions, loadSettings, withVolumes, type Days } from '../queries/gain-facts.js';
import { loadPositionGain, type PositionGain } from '../queries/gain-input.js';
import { decomposition } from '../queries/gain-parts.js';
import { doneBut, loadDaysDone } from '../queries/shown-work.js';
import { findDraft, firstWave, loadHandOvers, loadSpent, planHeads, readPlan } from './plan-rows.js';
import { listReviews } from './quarter-reviews.js';

/** A period is one of many, and its interval that of the same baselines: fewer draws do. */
const DRAWS = 1_000;

interface Facts {
  readonly content: PlanContent;
  readonly handOvers: readonly HandOver[];
  readonly gain: PositionGain;
  readonly baselines: ReturnType<typeof drawAgencies>;
  readonly ledger: readonly Spent[];
  readonly today: Temporal.PlainDate;
}

/** The benefit plan beside what came of it, by year and by month, and where it came from. */
@Injectable()
export class ReadBenefitPlan {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: { year?: number }): Promise<BenefitPlanReport> {
    authoriseDesk(actor, 'readBenefitPlan');
    return this.database.read(scopeOf(actor), async (tx) => {
      const today = Temporal.PlainDate.from(cityDate(tx.now));
      const handOvers = await loadHandOvers(tx);
      const plan = await readPlan(tx, 'newest');
      const year = query.year ?? today.year;
      const head = {
        today: today.toString(),
        versions: await planHeads(tx),
        hasDraft: (await findDraft(tx)) !== null,
        year,
        reviews: await listReviews(tx),
        suggestion: suggestion(firstWave(handOvers) ?? today),
        abilities: { edit: deskPolicy.editBenefitPlan(actor) },
      };
      if (plan === null) {
        return { ...head, content: null, years: [], months: [], sources: [], withoutSource: null };
      }
      const { content } = plan;
      const gain = await loadPositionGain(tx, today.toString());
      const facts: Facts = {
        content,
        handOvers,
        gain,
        baselines: drawAgencies(gain.agencies, {
          random: seededRandom('plan'),
          draws: DRAWS,
          correlation: gain.correlation,
        }),
        ledger: await loadSpent(tx),
        today,
      };
      const years = yearsOf(content, today).map((one) => periodOf(String(one), spanOfYear(one), facts));
      const whole = periodOfYear(year);
      const months = monthsOf(whole).map(({ month, period }) => periodOf(month, spanOf(period), facts));
      const fte = sofar(spanOfYear(year), today) === null ? [] : await sourcesOf(tx, facts, whole);
      const line = lineOf(content.years, year);
      const sources = bySourceOf(line?.fte ?? null, fte);
      const came = actualOf(spanOfYear(year), facts);
      return { ...head, content, years, months, sources, withoutSource: rest(came, sources) };
    });
  }
}

/** From the plan's first year to its last, or this one. */
function yearsOf({ years, startsOn }: PlanContent, today: Temporal.PlainDate): number[] {
  const first = Math.min(years[0]?.year ?? today.year, Temporal.PlainDate.from(startsOn).year);
  const last = Math.max(years.at(-1)?.year ?? today.year, today.year);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const periodOfYear = (year: number): Period => ({
  from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  to: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
});

/** What of some days has passed, today's included; null: nothing. */
function sofar(days: DaySpan, today: Temporal.PlainDate): DaySpan | null {
  const passed = intersect(days, { first: days.first, end: spanOf({ from: today, to: today }).end });
  return daysIn(passed) === 0 ? null : passed;
}

function actualOf(days: DaySpan, { content, gain, baselines, ledger, today }: Facts): ActualFigures | null {
  const passed = sofar(days, today);
  if (passed === null) return null;
  const input = {
    ...gain,
    ledger,
    startsOn: Temporal.PlainDate.from(content.startsOn),
    costPerFte: content.costPerFte,
  };
  // The zero points are the same in every month, known or not, and the same question gets the same answer.
  return actual(input, passed, { random: seededRandom('plan'), baselines });
}

function periodOf(key: string, days: DaySpan, facts: Facts): PlanPeriod {
  const { content, handOvers, today } = facts;
  const passed = sofar(days, today);
  return {
    key,
    from: dateOfDay(days.first).toString(),
    to: dateOfDay(days.end - 1).toString(),
    isOver: passed !== null && passed.end === days.end,
    plan: planned(content, handOvers, days),
    planSoFar: passed === null ? null : planned(content, handOvers, passed),
    actual: actualOf(days, facts),
  };
}

/** The parts of the raw gain of a year so far. */
async function sourcesOf(tx: Parameters<typeof loadAgencies>[0], { today }: Facts, { from, to }: Period) {
  const end = Temporal.PlainDate.compare(to, today) < 0 ? to : today;
  const days: Days = { from: from.toString(), to: end.toString() };
  const agencies = await loadAgencies(tx, days.to);
  const ids = agencies.map(({ id }) => id);
  const settings = await loadSettings(tx);
  const drawn = await loadDrawnWork(tx, agencies, days);
  const period: Period = { from, to: end };
  const gain = measureGain(
    {
      period,
      agencies: await withVolumes(tx, agencies, days),
      positions: await loadPositions(tx),
      monthShares: settings.monthShares,
    },
    { random: seededRandom(days.to), draws: DRAWS, correlation: settings.correlation },
  );
  if (gain.status !== 'ok') return bySource(null);
  const workload = measureWorkload(drawn.work, period);
  return bySource(
    decomposition(gain, agencies, workload, drawn.work, doneBut(await loadDaysDone(tx, ids, days), drawn.hidden)),
  );
}

function bySourceOf(
  plan: PlanContent['years'][number]['fte'] | null,
  came: ReturnType<typeof bySource>,
): PlanSourceFigures[] {
  const all = came.length > 0 ? came : bySource(null);
  return all.map(({ source, fte }) => ({ source, plan: plan?.[source] ?? 0, actual: fte }));
}

function rest(came: ActualFigures | null, sources: readonly PlanSourceFigures[]): number | null {
  if (came?.fte == null) return null;
  return came.fte.likely - sources.reduce((sum, { actual: fte }) => sum + (fte ?? 0), 0);
}
