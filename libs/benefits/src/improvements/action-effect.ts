import { cityDate } from '@desk/access';
import type { ActionEffect, ActionRow, ActionFigure, EffectSide } from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { changeOf, EFFECT_DAYS, EFFECT_WEEKS, isEnough, valueOf, verdictOf, type Week } from '../domain/effect.js';
import { measureGain } from '../domain/gain.js';
import { seededRandom } from '../domain/random.js';
import type { Days } from '../queries/gain-facts.js';
import { loadPositionGain } from '../queries/gain-input.js';
import { loadDaysDone, loadFirstLineWork } from '../queries/shown-work.js';

const DRAWS = 1_000;
const NOTHING = { before: null, after: null, readyOn: null, change: null, verdict: null } as const;

/** What an action did to its figure: the eight weeks before its start beside the eight after it was done. */
export async function effectOf(
  tx: ReadTx,
  { figure, startedOn, doneOn }: Pick<ActionRow, 'figure' | 'startedOn' | 'doneOn'>,
): Promise<ActionEffect> {
  if (figure === null) return { state: 'not_chosen', ...NOTHING };
  if (startedOn === null) return { state: 'not_started', ...NOTHING };
  const start = Temporal.PlainDate.from(startedOn);
  const before = weeksFrom(start.subtract({ days: EFFECT_DAYS }));
  const after = doneOn === null ? null : weeksFrom(Temporal.PlainDate.from(doneOn).add({ days: 1 }));
  const isReady = after !== null && after.to < cityDate(tx.now);
  const readyOn = after === null ? null : Temporal.PlainDate.from(after.to).add({ days: 1 }).toString();
  if (figure === 'fte') return ofFte(tx, before, after, { isReady, readyOn });
  const agencies = await throughout(tx, before.from);
  const then = await weeksOf(tx, figure, agencies, before);
  const now = isReady && after ? await weeksOf(tx, figure, agencies, after) : null;
  const sides = {
    before: sideOf(figure, before, then),
    after: after && now ? sideOf(figure, after, now) : null,
    readyOn,
  };
  if (now === null) return { state: 'waiting', ...sides, change: null, verdict: null };
  if (!isEnough(then) || !isEnough(now)) return { state: 'too_few', ...sides, change: null, verdict: null };
  const change = scaled(figure, changeOf(then, now));
  return { state: 'measured', ...sides, change, verdict: verdictOf(figure, change) };
}

const weeksFrom = (from: Temporal.PlainDate): Days => ({
  from: from.toString(),
  to: from.add({ days: EFFECT_DAYS - 1 }).toString(),
});

/** Agencies that were with us all the time, so that a figure does not change because others joined. */
async function throughout(tx: ReadTx, from: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from agency where joined_on <= $1::date and kind not in ('city', 'history')`,
    [from],
  );
  return rows.map(({ id }) => id);
}

interface DayRow {
  readonly day: string;
  readonly part: number;
  readonly whole: number;
}

/** The figure by week of its eight. */
async function weeksOf(
  tx: ReadTx,
  figure: Exclude<ActionFigure, 'fte'>,
  agencyIds: readonly string[],
  days: Days,
): Promise<Week[]> {
  const rows =
    figure === 'minutes_per_ticket' ? await minutes(tx, agencyIds, days) : await flow(tx, figure, agencyIds, days);
  const first = Temporal.PlainDate.from(days.from);
  const weeks = Array.from({ length: EFFECT_WEEKS }, () => ({ part: 0, whole: 0 }));
  for (const { day, part, whole } of rows) {
    const week = weeks[Math.floor(first.until(Temporal.PlainDate.from(day)).days / 7)];
    if (!week) continue;
    week.part += part;
    week.whole += whole;
  }
  return weeks;
}

const FLOW = {
  first_line_resolution: ['first_line_resolved', 'first_line_eligible'],
  hand_offs_per_100: ['crossings', 'resolved'],
} as const;

function flow(
  tx: ReadTx,
  figure: keyof typeof FLOW,
  agencyIds: readonly string[],
  { from, to }: Days,
): Promise<DayRow[]> {
  const [part, whole] = FLOW[figure];
  return tx.query<DayRow>(
    `select day::text as day, sum(${part})::float8 as part, sum(${whole})::float8 as whole from ticket_flow
     where agency_id = any($1::uuid[]) and day between $2::date and $3::date group by day`,
    [agencyIds, from, to],
  );
}

/** Minutes of first line and on-site staff, made good for what was not captured, beside the tickets that were solved. */
async function minutes(tx: ReadTx, agencyIds: readonly string[], days: Days): Promise<DayRow[]> {
  const { cells, hidden } = await loadFirstLineWork(tx, agencyIds, days);
  const touches = cells.reduce((sum, cell) => sum + cell.touches, 0);
  const captured = cells.reduce((sum, cell) => sum + cell.captured, 0);
  if (captured === 0) return [];
  const worked = new Map<string, number>();
  for (const { day, seconds } of cells) worked.set(day, (worked.get(day) ?? 0) + seconds);
  const done = (await loadDaysDone(tx, agencyIds, days)).filter(({ day }) => !hidden.includes(day));
  return [
    ...[...worked].map(([day, seconds]) => ({ day, part: (seconds / 60) * (touches / captured), whole: 0 })),
    ...done.map(({ day, resolved }) => ({ day, part: 0, whole: resolved })),
  ];
}

const PER_100 = 100;

function sideOf(figure: ActionFigure, { from, to }: Days, weeks: readonly Week[]): EffectSide {
  const value = valueOf(weeks);
  return {
    from,
    to,
    value: value === null ? null : figure === 'hand_offs_per_100' ? value * PER_100 : value,
    tickets: weeks.reduce((sum, { whole }) => sum + whole, 0),
  };
}

function scaled(figure: ActionFigure, { low, likely, high }: { low: number; likely: number; high: number }) {
  const by = figure === 'hand_offs_per_100' ? PER_100 : 1;
  return { low: low * by, likely: likely * by, high: high * by };
}

/** FTE saved: expected baseline less what first line takes. It changes with each agency that joins, too. */
async function ofFte(
  tx: ReadTx,
  before: Days,
  after: Days | null,
  { isReady, readyOn }: { isReady: boolean; readyOn: string | null },
): Promise<ActionEffect> {
  const { correlation, ...gain } = await loadPositionGain(tx, (after ?? before).to);
  const side = ({ from, to }: Days): EffectSide => {
    const period = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
    const result = measureGain({ ...gain, period }, { random: seededRandom('effect'), draws: DRAWS, correlation });
    return { from, to, value: result.status === 'ok' ? result.perEmployee.fteGain.likely : null, tickets: null };
  };
  const then = side(before);
  const now = isReady && after ? side(after) : null;
  if (now === null) return { state: 'waiting', before: then, after: null, readyOn, change: null, verdict: null };
  if (then.value === null || now.value === null) {
    return { state: 'too_few', before: then, after: now, readyOn, change: null, verdict: null };
  }
  const change = now.value - then.value;
  const verdict = Math.abs(change) < 1e-9 ? 'unclear' : verdictOf('fte', { low: change, high: change });
  return { state: 'measured', before: then, after: now, readyOn, change: null, verdict };
}
