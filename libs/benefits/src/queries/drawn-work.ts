import { createHash } from 'node:crypto';
import { cityDate } from '@desk/access';
import { hiddenWork, type MonthOfWork } from '@desk/metrics';
import { Database, OnJob, type ReadTx, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { monthsOf } from '../domain/months.js';
import type { Period } from '../domain/period.js';
import type { WorkCell } from '../domain/work-draws.js';
import { addShown, drawShown, type DrawnWork } from '../domain/work-month.js';
import { loadAgencies, type Days, type MeasuredAgency } from './gain-facts.js';
import { isKept, keep, loadKept, readKept } from './kept-work.js';
import { loadFirstLineWork, loadSecondLineWork } from './shown-work.js';

/**
 * The drawn work of agencies in a period: years and months, and the month that runs, as they were drawn in the last hour, if
 * they were; parts of months drawn now.
 */
export async function loadDrawnWork(tx: ReadTx, agencies: readonly MeasuredAgency[], days: Days): Promise<DrawnWork> {
  const today = cityDate(tx.now);
  const years = yearsOf(
    agencies,
    { from: Temporal.PlainDate.from(days.from), to: Temporal.PlainDate.from(days.to) },
    today,
  );
  const starts = years.filter(({ isWhole }) => isWhole).map(({ start }) => start);
  const kept = loadKept(tx, 'year', starts);
  // What is not kept is asked for meanwhile.
  const drawn = years.map(async (year): Promise<readonly DrawnWork[]> => {
    const row = year.isWhole ? (await kept).get(year.start) : undefined;
    if (row?.agencies === year.key) return [readKept(row)];
    const months = await loadMonths(tx, year.months, today);
    // Added up as they are when the year is kept, since floats add up to others in another order.
    return year.isWhole ? [addShown(months)] : months;
  });
  return addShown((await Promise.all(drawn)).flat());
}

function loadMonths(tx: ReadTx, months: readonly AskedMonth[], today: string): Promise<DrawnWork[]> {
  const starts = months.filter(({ period }) => isKeptMonth(period, today)).map(({ period }) => period.from.toString());
  const kept = loadKept(tx, 'month', starts);
  return Promise.all(
    months.map(async ({ period, agencies, key }) => {
      const row = isKeptMonth(period, today) ? (await kept).get(period.from.toString()) : undefined;
      return row?.agencies === key ? readKept(row) : draw(tx, agencies, period);
    }),
  );
}

/** A month, or some of its days, and who had joined by its end. */
interface AskedMonth {
  readonly period: Period;
  readonly agencies: readonly MeasuredAgency[];
  readonly key: string;
}

/** The months of a year in which anybody had joined. */
interface AskedYear {
  readonly start: string;
  /** All of it, and over. */
  readonly isWhole: boolean;
  readonly months: readonly AskedMonth[];
  readonly key: string;
}

function yearsOf(agencies: readonly MeasuredAgency[], period: Period, today: string): AskedYear[] {
  const years = new Map<string, Period[]>();
  for (const { month, period: days } of monthsOf(period)) {
    const start = `${month.slice(0, 4)}-01-01`;
    years.set(start, [...(years.get(start) ?? []), days]);
  }
  return [...years].map(([start, periods]) => {
    const months = periods.map((days) => monthOf(agencies, days, today)).filter((month) => month.agencies.length > 0);
    const isWhole = periods.length === 12 && periods.every((days) => isWholeMonth(days, today));
    return { start, isWhole, months, key: hashOf(months.map(({ key }) => key)) };
  });
}

function monthOf(agencies: readonly MeasuredAgency[], period: Period, today: string): AskedMonth {
  const joined = agencies.filter(({ joinedOn }) => joinedOn <= period.to.toString());
  return { period, agencies: joined, key: keyOf(joined, isOver(period, today)) };
}

async function draw(tx: ReadTx, agencies: readonly MeasuredAgency[], { from, to }: Period): Promise<DrawnWork> {
  const ids = agencies.map(({ id }) => id);
  const days = { from: from.toString(), to: to.toString() };
  const [shown, second] = await Promise.all([loadFirstLineWork(tx, ids, days), loadSecondLineWork(tx, ids, days)]);
  const isTold = isWholeMonth({ from, to }, cityDate(tx.now));
  return drawShown(shown, second, isTold ? hiddenWork(byAgency(shown.firstLine, wavesOf(agencies))) : null);
}

type Waves = ReadonlyMap<string, number | null>;

function byAgency(cells: readonly WorkCell[], waves: Waves): MonthOfWork[] {
  const agencies = new Map<string, { readonly agents: Set<string>; seconds: number }>();
  for (const { agencyId, agentId, seconds } of cells) {
    const work = agencies.get(agencyId) ?? { agents: new Set<string>(), seconds: 0 };
    work.agents.add(agentId);
    work.seconds += seconds;
    agencies.set(agencyId, work);
  }
  return [...agencies].map(([agencyId, { agents, seconds }]) => ({
    agencyId,
    wave: waves.get(agencyId) ?? null,
    agents: [...agents],
    seconds,
  }));
}

const isOver = ({ to }: Period, today: string): boolean => to.toString() < today;
/** A month that is over. */
const isWholeMonth = (period: Period, today: string): boolean =>
  period.from.day === 1 && period.to.day === period.to.daysInMonth && isOver(period, today);
/** Or the one that runs, to this day. */
const isKeptMonth = (period: Period, today: string): boolean =>
  isWholeMonth(period, today) || (period.from.day === 1 && !isOver(period, today));

const wavesOf = (agencies: readonly MeasuredAgency[]): Waves =>
  new Map(agencies.map(({ id, wave }) => [id, wave?.number ?? null]));

/** Whose work was drawn, in which waves, and whether the month was over: while it runs nothing is told of agencies. */
const keyOf = (agencies: readonly MeasuredAgency[], isOver: boolean): string =>
  hashOf([...[...wavesOf(agencies)].map((one) => one.join(' ')).sort(), isOver ? 'over' : 'runs']);

const hashOf = (lines: readonly string[]): string => createHash('sha256').update(lines.join('\n')).digest('hex');

/** Draws months for the gain, to this day, and adds up years: each once, and again when its work or the agencies have become others. */
@Injectable()
export class DrawWork {
  constructor(private readonly database: Database) {}

  @OnJob('work.draw')
  async run(): Promise<void> {
    const scope = this.database.systemScope;
    const months = await this.database.read(scope, monthsWorked);
    for (const one of months) await this.database.transaction(scope, (tx) => drawMonth(tx, one));
    const years = new Set(months.map(({ month }) => month.slice(0, 4)));
    for (const year of years) {
      const sums = hashOf(months.filter(({ month }) => month.startsWith(year)).map((one) => one.sums));
      await this.database.transaction(scope, (tx) => addUpYear(tx, Number(year), sums));
    }
  }
}

interface MonthWorked {
  readonly month: string;
  /** Its work in figures, and of the month that runs the day: another when it has changed. */
  readonly sums: string;
}

function monthsWorked(tx: ReadTx): Promise<MonthWorked[]> {
  return tx.query<MonthWorked>(
    `select date_trunc('month', day)::date::text as month,
       concat_ws(' ', count(*), sum(seconds), sum(touches), sum(captured), sum(stated), sum(removed),
         case when max(day) >= date_trunc('month', $1::date) then $1::date end) as sums
     from handling_day where day <= $1::date group by date_trunc('month', day) order by 1`,
    [cityDate(tx.now)],
  );
}

async function drawMonth(tx: Tx, { month, sums }: MonthWorked): Promise<void> {
  const from = Temporal.PlainDate.from(month);
  const today = cityDate(tx.now);
  const end = from.with({ day: from.daysInMonth });
  const period = { from, to: end.toString() < today ? end : Temporal.PlainDate.from(today) };
  const { agencies, key } = monthOf(await loadAgencies(tx, period.to.toString()), period, today);
  const row = { span: 'month', start: month, agencies: key, sums } as const;
  if (!(await isKept(tx, row))) await keep(tx, row, await draw(tx, agencies, period));
}

async function addUpYear(tx: Tx, year: number, sums: string): Promise<void> {
  const period = { from: new Temporal.PlainDate(year, 1, 1), to: new Temporal.PlainDate(year, 12, 31) };
  const today = cityDate(tx.now);
  const agencies = await loadAgencies(tx, period.to.toString());
  const [one] = yearsOf(agencies, period, today);
  if (!one?.isWhole) return;
  const row = { span: 'year', start: one.start, agencies: one.key, sums } as const;
  if (await isKept(tx, row)) return;
  await keep(tx, row, addShown(await loadMonths(tx, one.months, today)));
}
