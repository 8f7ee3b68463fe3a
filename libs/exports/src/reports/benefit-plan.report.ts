import type { Actor } from '@desk/access';
import { ListImprovements, ReadBenefitPlan } from '@desk/benefits';
import { planDrawing } from '@desk/charts';
import type { ActionRow, BenefitPlanReport, Interval, Ore, PlanPeriod } from '@desk/contracts';
import { periodOf } from '@desk/metrics';
import { Injectable } from '@nestjs/common';
import { daysOfYear } from '../domain/asked-month.js';
import { fill } from '../domain/fill.js';
import {
  figureOr,
  numberOr,
  type Cell,
  type Column,
  type NumberKind,
  type ReportContent,
  type Section,
} from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { chartsOf } from './charts.js';
import { planText } from './plan-text.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

const AT_ONCE = 100;

/** What was expected of centralising, what came of it, and what is done where it is less. Of the year in which the period ends. */
@Injectable()
export class BenefitPlanReportSource implements ReportSource {
  readonly key = 'benefit-plan';
  readonly takes = [] as const;
  readonly page = '/benefit-plan';

  constructor(
    private readonly plan: ReadBenefitPlan,
    private readonly improvements: ListImprovements,
  ) {}

  title = ({ benefitPlan }: Words): string => benefitPlan.title;

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const year = Number(periodOf(query).to.slice(0, 4));
    const report = await this.plan.run(actor, { year });
    const actions = await this.going(actor);
    const { benefitPlan } = voice.words;
    return {
      period: daysOfYear(year),
      address: { year: String(year) },
      text: report.content === null ? benefitPlan.suggestion.title : planText(voice, report),
      headlines: [],
      sections: [
        yearLines(voice, report),
        years(voice, report),
        months(voice, report),
        sources(voice, report),
        ledger(voice, report),
        reviews(voice, report),
        goingActions(voice, actions),
      ],
    };
  }

  private async going(actor: Actor): Promise<ActionRow[]> {
    const rows: ActionRow[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.improvements.run(actor, {
        show: 'going',
        limit: AT_ONCE,
        ...(cursor !== undefined && { cursor }),
      });
      rows.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return rows;
  }
}

const kroner = (ore: Ore): number => ore / 100;
const NOTHING = '–';

const rangeColumns = ({ tables: { range } }: Words, name: string, kind: 'decimal' | 'money' | 'figure'): Column[] => [
  { key: 'likely', label: `${name}, ${range.likely.toLowerCase()}`, kind },
  { key: 'low', label: `${name}, ${range.low.toLowerCase()}`, kind },
  { key: 'high', label: `${name}, ${range.high.toLowerCase()}`, kind },
];

const rangeCells = (interval: Interval | null, word: string, of = (value: number): number => value): Cell[] =>
  interval === null ? [word, word, word] : [of(interval.likely), of(interval.low), of(interval.high)];

/** The same lines in plan and in what came. */
function yearLines({ words }: Voice, { years: all, year }: BenefitPlanReport): Section {
  const { lines, suggestion } = words.benefitPlan;
  const period = all.find(({ key }) => key === String(year));
  const isRunning = period !== undefined && !period.isOver && period.actual !== null;
  const figures = (kind: NumberKind, interval: Interval | null, of: (value: number) => number): Cell[] =>
    (['likely', 'low', 'high'] as const).map((end) =>
      figureOr(interval === null ? null : of(interval[end]), kind, NOTHING),
    );
  const known = (amount: number | null): Interval | null =>
    amount === null ? null : { low: amount, likely: amount, high: amount };
  const row = (
    name: string,
    kind: NumberKind,
    of: (value: number) => number,
    pick: (figures: NonNullable<PlanPeriod['plan']>) => number,
    actual: Interval | null,
  ): Cell[] => {
    const planned = (plan: PlanPeriod['plan']) => figureOr(plan === null ? null : of(pick(plan)), kind, NOTHING);
    return [
      name,
      planned(period?.plan ?? null),
      ...(isRunning ? [planned(period.planSoFar)] : []),
      ...figures(kind, actual, of),
    ];
  };
  const actual = period?.actual ?? null;
  const cost = (part: 'transition' | 'running'): Cell[] =>
    row(lines[part], 'money', kroner, (plan) => -plan[part], known(actual === null ? null : -actual[part]));
  return {
    key: 'linjer',
    heading: fill(lines.title, { year }),
    note: [lines.note],
    empty: suggestion.title,
    table: {
      columns: [
        { key: 'line', label: lines.line, kind: 'text' },
        { key: 'plan', label: lines.plan, kind: 'figure' },
        ...(isRunning ? [{ key: 'soFar', label: lines.planSoFar, kind: 'figure' as const }] : []),
        ...rangeColumns(words, isRunning ? lines.actualSoFar : lines.actual, 'figure'),
      ],
      rows:
        period === undefined
          ? []
          : [
              row(
                lines.fte,
                'decimal',
                (fte) => fte,
                ({ fte }) => fte,
                actual?.fte ?? null,
              ),
              row(lines.saved, 'money', kroner, ({ saved }) => saved, actual?.saved ?? null),
              cost('transition'),
              cost('running'),
              row(lines.net, 'money', kroner, ({ net }) => net, actual?.net ?? null),
            ],
    },
  };
}

/** Plan beside what came, by year; of one that runs, what was planned for all of it. */
function years({ words }: Voice, { years: all }: BenefitPlanReport): Section {
  const { benefitPlan } = words;
  const { lines, edit, suggestion } = benefitPlan;
  return {
    key: 'aar',
    heading: `${lines.plan} – ${lines.actual.toLowerCase()}`,
    note: [lines.note],
    empty: suggestion.title,
    table: {
      columns: [
        { key: 'year', label: edit.year, kind: 'text' },
        { key: 'planFte', label: `${lines.fte}, ${lines.plan.toLowerCase()}`, kind: 'decimal' },
        ...rangeColumns(words, lines.fte, 'decimal'),
        { key: 'planNet', label: `${lines.net}, ${lines.plan.toLowerCase()}`, kind: 'money' },
        ...rangeColumns(words, lines.net, 'money').map((column) => ({ ...column, key: `net-${column.key}` })),
      ],
      rows: all.map(({ key, plan, actual }) => [
        key,
        numberOr(plan?.fte ?? null, NOTHING),
        ...rangeCells(actual?.fte ?? null, NOTHING),
        numberOr(plan === null ? null : kroner(plan.net), NOTHING),
        ...rangeCells(actual?.net ?? null, NOTHING, kroner),
      ]),
    },
  };
}

function months({ words, said }: Voice, { months: all, year }: BenefitPlanReport): Section {
  const { lines, suggestion } = words.benefitPlan;
  const { plan: heads } = words.tables;
  const drawing = planDrawing(
    all.map(({ key, plan, actual }) => ({ month: key, plan: plan?.fte ?? null, actual: actual?.fte ?? null })),
    year,
    said.locale,
  );
  return {
    key: 'maaneder',
    charts: chartsOf([drawing]),
    heading: fill(heads.title, { year }),
    note: [],
    empty: suggestion.title,
    table: {
      columns: [
        { key: 'month', label: heads.month, kind: 'text' },
        { key: 'plan', label: lines.plan, kind: 'decimal' },
        ...rangeColumns(words, lines.actual, 'decimal'),
      ],
      rows: all.map(({ key, plan, actual }) => [
        said.month(key),
        numberOr(plan?.fte ?? null, NOTHING),
        ...rangeCells(actual?.fte ?? null, NOTHING),
      ]),
    },
  };
}

function sources({ words }: Voice, { sources: all, withoutSource, year }: BenefitPlanReport): Section {
  const { sources: names, lines, suggestion } = words.benefitPlan;
  return {
    key: 'kilder',
    heading: fill(names.title, { year }),
    note: [
      ...all.map(({ source }) => `${names[source]}: ${names.measured[source]}`),
      `${names.without}: ${names.withoutHelp}`,
    ],
    empty: suggestion.title,
    table: {
      columns: [
        { key: 'source', label: names.source, kind: 'text' },
        { key: 'plan', label: lines.plan, kind: 'decimal' },
        { key: 'actual', label: lines.actual, kind: 'decimal' },
      ],
      rows: [
        ...all.map(({ source, plan, actual }) => [names[source], plan, numberOr(actual, names.notMeasured)]),
        ...(withoutSource === null ? [] : [[names.without, NOTHING, withoutSource]]),
      ],
    },
  };
}

/** What was spent, by year and kind. */
function ledger({ words }: Voice, { years: all }: BenefitPlanReport): Section {
  const { ledger: names, edit } = words.benefitPlan;
  const { whole } = words.tables.parts;
  const rows = all.flatMap(({ key, actual }) =>
    actual === null || (actual.transition === 0 && actual.running === 0)
      ? []
      : [[key, kroner(actual.transition), kroner(actual.running), kroner(actual.transition + actual.running)]],
  );
  return {
    key: 'kostnader',
    heading: names.title,
    note: [],
    empty: names.none.title,
    table: {
      columns: [
        { key: 'year', label: edit.year, kind: 'text' },
        { key: 'transition', label: names.kinds.transition, kind: 'money' },
        { key: 'running', label: names.kinds.running, kind: 'money' },
        { key: 'sum', label: whole, kind: 'money' },
      ],
      rows,
    },
  };
}

function reviews({ words }: Voice, { reviews: all }: BenefitPlanReport): Section {
  const { reviews: names } = words.benefitPlan;
  return {
    key: 'kvartaler',
    heading: names.title,
    note: [names.note],
    empty: names.none,
    table: {
      columns: [
        { key: 'quarter', label: names.quarter, kind: 'text' },
        { key: 'planned', label: names.planned, kind: 'decimal' },
        ...rangeColumns(words, names.actual, 'decimal'),
        { key: 'plannedNet', label: names.plannedNet, kind: 'money' },
        { key: 'actualNet', label: names.actualNet, kind: 'money' },
        { key: 'result', label: names.result, kind: 'text' },
      ],
      rows: all.map(({ quarter, plannedFte, actualFte, plannedNet, actualNet, below }) => [
        quarterName(words, quarter),
        plannedFte,
        ...rangeCells(actualFte, NOTHING),
        kroner(plannedNet),
        kroner(actualNet.likely),
        below.length === 0 ? names.kept : names.below,
      ]),
    },
  };
}

function goingActions({ words }: Voice, actions: readonly ActionRow[]): Section {
  const { improvements: names } = words;
  const nameOf = ({ text, quarter }: ActionRow): string => {
    if (text !== '') return text;
    return quarter === null ? names.nameless : fill(names.asked, { quarter: quarterName(words, quarter) });
  };
  return {
    key: 'tiltak',
    heading: names.going,
    note: [],
    empty: names.noneGoing,
    table: {
      columns: [
        { key: 'text', label: names.field.text, kind: 'text' },
        { key: 'state', label: words.reports.column.state, kind: 'text' },
        { key: 'owner', label: names.field.owner, kind: 'text' },
        { key: 'due', label: names.field.dueOn, kind: 'date' },
        { key: 'late', label: names.overdue, kind: 'text' },
        { key: 'figure', label: names.field.figure, kind: 'text' },
        { key: 'quarter', label: words.benefitPlan.reviews.quarter, kind: 'text' },
      ],
      rows: actions.map((action) => [
        nameOf(action),
        names.state[action.state],
        action.owner?.name ?? names.nobody,
        action.dueOn ?? NOTHING,
        action.isOverdue ? names.overdue : '',
        action.figure === null ? NOTHING : names.figure[action.figure],
        action.quarter === null ? NOTHING : quarterName(words, action.quarter),
      ]),
    },
  };
}

/** `2026-Q3` as «3. kvartal 2026». */
function quarterName({ ui }: Words, quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return fill(ui.quarter, { year, number });
}
