import type { Actor } from '@desk/access';
import {
  BREACH_CAUSES,
  CLOCK_TARGETS,
  type ClockTarget,
  type FlowReport,
  type SlaCausesReport,
  type SlaDimension,
  type SlaHoursReport,
  type SlaReportRow,
  type SlaUseReport,
} from '@desk/contracts';
import { attainmentDrawing, limitUseDrawing } from '@desk/charts';
import { ReadFlowReport, ReadSlaCauses, ReadSlaHours, ReadSlaReport, ReadSlaUse } from '@desk/metrics';
import { ReadPublicDeclaration } from '@desk/sla';
import { Problem } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { fill } from '../domain/fill.js';
import { figureOr, numberOr, type ReportContent, type Section } from '../domain/report-document.js';
import type { Words } from '../words/words.js';
import { chartsOf } from './charts.js';
import type { ReportQuery, ReportSource, Voice } from './report-source.js';

/** The worst of them; a week has 168. */
const MOST_HOURS_ON_PAPER = 40;
/** More bars than these do not fit on a page. */
const MOST_BARS = 25;

type Declared = Readonly<Partial<Record<ClockTarget, number | null>>>;

/** Attainment of each clock, and what lies behind it: how near, where and when, and the flow beside it. */
@Injectable()
export class SlaReportSource implements ReportSource {
  readonly key = 'sla';
  readonly takes = ['by', 'agency', 'service', 'priority', 'team', 'target'] as const;
  readonly page = '/reports/sla';

  constructor(
    private readonly attainment: ReadSlaReport,
    private readonly use: ReadSlaUse,
    private readonly causes: ReadSlaCauses,
    private readonly hours: ReadSlaHours,
    private readonly flow: ReadFlowReport,
    private readonly declaration: ReadPublicDeclaration,
  ) {}

  title = ({ reports }: Words): string => reports.sla.title;

  async content(actor: Actor, query: ReportQuery, voice: Voice): Promise<Omit<ReportContent, 'title'>> {
    const { by = 'agency', target, ...filter } = query;
    const isShown = (one: { readonly target: ClockTarget }) => target === undefined || one.target === target;
    const rows = (await this.attainment.run(actor, { ...filter, by })).items.filter(isShown);
    const { bounds, items } = await this.use.run(actor, filter);
    const report = { bounds, items: items.filter(isShown) };
    const causes = (await this.causes.run(actor, filter)).items.filter(isShown);
    const sums = sumsOf(rows);
    const hours = await Promise.all(
      sums.map(async (sum) => ({
        target: sum.target,
        items: (await this.hours.run(actor, { ...filter, target: sum.target })).items,
      })),
    );
    const { from, to, agency } = query;
    const flow = await this.flow.run(actor, { from, to, ...(agency !== undefined && { agency }) });
    const declared = await this.declared(actor);
    const { words, said } = voice;
    return {
      headlines: sums.map((sum) => ({
        label: words.reports.target[sum.target],
        value: said.percent(sum.met / (sum.met + sum.missed)),
        note: fill(words.own.of, {
          part: said.number(sum.met),
          whole: `${said.number(sum.met + sum.missed)} ${words.reports.column.met.toLowerCase()}`,
        }),
      })),
      sections: [
        headline(voice, sums, declared),
        groups(voice, by, rows, declared),
        nearness(voice, report),
        causeTable(voice, causes, sums),
        hourTable(voice, hours),
        flowTable(voice, flow, filter.service ?? filter.priority ?? filter.team),
      ],
    };
  }

  /** What the declaration in force promises; there may be none yet. */
  private async declared(actor: Actor): Promise<Declared> {
    try {
      return (await this.declaration.run(actor)).content.quality.attainment;
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_found') return {};
      throw error;
    }
  }
}

interface Sum {
  readonly target: ClockTarget;
  readonly met: number;
  readonly missed: number;
}

function sumsOf(rows: readonly SlaReportRow[]): Sum[] {
  return CLOCK_TARGETS.flatMap((target) => {
    const own = rows.filter((row) => row.target === target);
    const sum = { target, met: total(own, 'met'), missed: total(own, 'missed') };
    return sum.met + sum.missed === 0 ? [] : [sum];
  });
}

const lowestFirst = (one: SlaReportRow, other: SlaReportRow): number => (one.attainment ?? 1) - (other.attainment ?? 1);

const total = (rows: readonly SlaReportRow[], of: 'met' | 'missed'): number =>
  rows.reduce((so, row) => so + row[of], 0);

function headline({ words }: Voice, sums: readonly Sum[], declared: Declared): Section {
  const { reports, own } = words;
  return {
    key: 'alt',
    heading: reports.sla.headline,
    note: [
      reports.definition.attainment,
      ...sums.map(({ target }) => `${reports.target[target]}: ${reports.definition[target]}`),
    ],
    empty: reports.sla.none,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'met', label: reports.column.met, kind: 'integer' },
        { key: 'missed', label: reports.column.missed, kind: 'integer' },
        { key: 'attainment', label: own.share, kind: 'percent' },
        { key: 'declared', label: own.declared, kind: 'percent' },
      ],
      rows: sums.map(({ target, met, missed }) => [
        reports.target[target],
        met,
        missed,
        met / (met + missed),
        numberOr(declared[target] ?? null, own.noDeclared),
      ]),
    },
  };
}

function groups({ words, said }: Voice, by: SlaDimension, rows: readonly SlaReportRow[], declared: Declared): Section {
  const { reports, ui, own } = words;
  const nameOf = ({ key, name }: SlaReportRow): string => {
    if (by === 'month') return said.month(key);
    return by === 'priority' ? (ui.priority[key as '1'] ?? key) : name;
  };
  const sorted = CLOCK_TARGETS.flatMap((target) => rows.filter((row) => row.target === target));
  // What a ticket is about in the end comes first.
  const targets = [...CLOCK_TARGETS].sort(
    (one, other) => Number(other === 'resolution') - Number(one === 'resolution'),
  );
  const drawings = targets.flatMap((target) => {
    const own = rows.filter((row) => row.target === target);
    if (own.length === 0) return [];
    const shown = own.length <= MOST_BARS ? own : [...own].sort(lowestFirst).slice(0, MOST_BARS);
    const promised = declared[target] ?? null;
    const drawing = attainmentDrawing(
      target,
      shown.map((row) => ({ key: row.key, name: nameOf(row), met: row.met, missed: row.missed, promised })),
      said.locale,
    );
    return shown.length === own.length
      ? [drawing]
      : [{ ...drawing, title: `${drawing.title} (${fill(words.own.lowest, { count: MOST_BARS })})` }];
  });
  return {
    key: 'fordelt',
    charts: chartsOf(drawings),
    heading: reports.sla.groups[by],
    note: [reports.definition.attainment],
    empty: reports.sla.none,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: by, label: reports.by[by], kind: 'text' },
        { key: 'met', label: reports.column.met, kind: 'integer' },
        { key: 'missed', label: reports.column.missed, kind: 'integer' },
        { key: 'attainment', label: own.share, kind: 'percent' },
      ],
      rows: sorted.map((row) => [
        reports.target[row.target],
        nameOf(row),
        row.met,
        row.missed,
        numberOr(row.attainment, own.notCounted),
      ]),
    },
  };
}

function nearness({ words, said }: Voice, report: SlaUseReport): Section {
  const { reports, own } = words;
  const { bounds, items } = report;
  const nameOf = (index: number): string => {
    const bound = bounds[index];
    if (bound === undefined) return fill(reports.use.above, { percent: said.percent((bounds.at(-1) ?? 0) / 100, 0) });
    return fill(reports.use.between, { from: bounds[index - 1] ?? 0, to: said.percent(bound / 100, 0) });
  };
  return {
    key: 'naer-fristen',
    charts: chartsOf(items.map(({ target }) => limitUseDrawing(report, target, said.locale))),
    heading: reports.use.title,
    note: [reports.use.definition],
    empty: reports.sla.none,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'used', label: words.tables.use.column.used, kind: 'text' },
        { key: 'outcome', label: words.tables.use.column.outcome, kind: 'text' },
        { key: 'count', label: words.tables.use.column.count, kind: 'integer' },
      ],
      rows: items.flatMap(({ target, counts, open }) => [
        ...counts.flatMap((count, index) =>
          count === 0
            ? []
            : [
                [
                  reports.target[target],
                  nameOf(index),
                  (bounds[index] ?? Infinity) <= 100 ? reports.column.met : reports.column.missed,
                  count,
                ],
              ],
        ),
        ...(open > 0 ? [[reports.target[target], reports.use.notEnded, own.open, open]] : []),
      ]),
    },
  };
}

function causeTable({ words }: Voice, items: SlaCausesReport['items'], sums: readonly Sum[]): Section {
  const { reports } = words;
  const rows = sums
    .filter(({ missed }) => missed > 0)
    .flatMap(({ target, missed }) => {
      const own = items.filter((item) => item.target === target);
      const found = own.reduce((so, item) => so + item.missed, 0);
      return [
        ...BREACH_CAUSES.flatMap((cause) => own.filter((item) => item.cause === cause)).map((item) => [
          reports.target[target],
          reports.cause[item.cause],
          item.missed,
          item.missed / missed,
        ]),
        ...(found < missed
          ? [[reports.target[target], reports.causes.unknown, missed - found, (missed - found) / missed]]
          : []),
      ];
    });
  return {
    key: 'aarsaker',
    heading: reports.causes.title,
    note: [reports.causes.definition],
    empty: reports.causes.none,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'cause', label: reports.causes.column, kind: 'text' },
        { key: 'missed', label: reports.column.missed, kind: 'integer' },
        { key: 'share', label: reports.column.attainment, kind: 'percent' },
      ],
      rows,
    },
  };
}

function hourTable(
  { words }: Voice,
  clocks: readonly { readonly target: ClockTarget; readonly items: SlaHoursReport['items'] }[],
): Section {
  const { reports, own } = words;
  const two = (hour: number) => String(hour).padStart(2, '0');
  return {
    key: 'timer',
    heading: reports.hours.title,
    note: [reports.hours.definition],
    empty: reports.causes.none,
    mostOnPaper: MOST_HOURS_ON_PAPER,
    table: {
      columns: [
        { key: 'target', label: reports.column.target, kind: 'text' },
        { key: 'weekday', label: own.weekday, kind: 'text' },
        { key: 'hour', label: reports.hours.hour, kind: 'text' },
        { key: 'missed', label: reports.column.missed, kind: 'integer' },
        { key: 'counted', label: own.counted, kind: 'integer' },
      ],
      rows: clocks.flatMap(({ target, items }) =>
        items
          .filter(({ missed }) => missed > 0)
          .sort((one, other) => other.missed - one.missed)
          .map(({ weekday, hour, missed, counted }) => [
            reports.target[target],
            reports.weekday[String(weekday) as '1'],
            `${two(hour)}–${two(hour + 1)}`,
            missed,
            counted,
          ]),
      ),
    },
  };
}

function flowTable({ words }: Voice, flow: FlowReport, narrowed: string | number | undefined): Section {
  const { reports, own } = words;
  const { flow: names, flowDefinition: definition } = reports;
  const isEmpty = flow.filed + flow.resolved + flow.reopened + flow.crossings === 0;
  const minutes = flow.medianSecondsToResolve === null ? null : Math.round(flow.medianSecondsToResolve / 60);
  return {
    key: 'saksflyt',
    heading: names.title,
    note: [
      ...(narrowed === undefined ? [] : [names.ignores]),
      ...FLOW.map((name) => `${names[name]}: ${definition[name]}`),
    ],
    empty: names.none,
    table: {
      columns: [
        { key: 'figure', label: own.figure, kind: 'text' },
        { key: 'value', label: own.value, kind: 'figure' },
      ],
      rows: isEmpty
        ? []
        : [
            [names.filed, { value: flow.filed, kind: 'integer' }],
            [names.resolved, { value: flow.resolved, kind: 'integer' }],
            [names.firstLine, figureOr(flow.firstLineResolution, 'percent', own.notCounted)],
            [names.firstContact, figureOr(flow.firstContactResolution, 'percent', own.notCounted)],
            [names.median, figureOr(minutes, 'minutes', own.notCounted)],
            [names.reopened, { value: flow.reopened, kind: 'integer' }],
            [names.crossings, { value: flow.crossings, kind: 'integer' }],
          ],
    },
  };
}

const FLOW = ['filed', 'resolved', 'firstLine', 'firstContact', 'median', 'reopened', 'crossings'] as const;
